//! What takes the place of a required value that isn't there, where a delivery must not be lost for its sake.
//!
//! Off by default, and only for the time of one decoding on one thread (`with`). The decoders of generated types know
//! nothing of it: `Slot::settle` asks here when it would otherwise fail.

use std::cell::RefCell;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::Whole;
use super::missing::{Missing, No};

/// How many may be filled, and what was.
#[derive(Default)]
struct Filling {
    allowed: usize,
    filled: Vec<&'static str>,
    refused: Option<&'static str>,
    /// Inside of a value that is itself a filling.
    inside: usize,
    /// Of a candidate of a union: nothing is filled but nulls.
    nulls: bool,
    /// The keys that were null by being absent, in such candidates.
    noted: Vec<&'static str>,
}

thread_local! {
    static FILLING: RefCell<Option<Filling>> = const { RefCell::new(None) };
}

/// What became of a decoding that was allowed to fill.
pub(crate) struct Filled<T> {
    /// What the decoding gave.
    pub(crate) result: T,
    /// The keys that were filled, in order.
    pub(crate) keys: Vec<&'static str>,
    /// The key that would have been next, had one more been allowed.
    pub(crate) refused: Option<&'static str>,
    /// The keys of unions that were read as null. They need no allowance.
    pub(crate) noted: Vec<&'static str>,
}

/// Decodes with up to `allowed` required values filled.
pub(crate) fn with<T>(allowed: usize, decode: impl FnOnce() -> T) -> Filled<T> {
    /// Turns it off, however the decoding ends.
    struct Off;
    impl Drop for Off {
        fn drop(&mut self) {
            FILLING.with_borrow_mut(|filling| *filling = None);
        }
    }
    FILLING.with_borrow_mut(|filling| {
        *filling = Some(Filling {
            allowed,
            ..Filling::default()
        });
    });
    let off = Off;
    let result = decode();
    let filling = FILLING.take().unwrap_or_default();
    drop(off);
    Filled {
        result,
        keys: filling.filled,
        refused: filling.refused,
        noted: filling.noted,
    }
}

/// Whether it is told what is filled, so that an absent null counts too.
pub(super) fn is_told() -> bool {
    FILLING.with_borrow(Option::is_some)
}

/// Whether values may be filled now.
fn enter() -> bool {
    FILLING.with_borrow_mut(|filling| match filling {
        Some(filling) => {
            filling.inside += 1;
            true
        }
        None => false,
    })
}

fn leave() {
    FILLING.with_borrow_mut(|filling| {
        if let Some(filling) = filling {
            filling.inside -= 1;
        }
    });
}

/// Decodes one of several candidates: nothing is filled for it but nulls, or the wrong one would do.
pub(super) fn strictly<T: DeserializeOwned>(value: &serde_json::Value) -> Option<T> {
    let mut held = FILLING.take();
    FILLING.set(held.is_some().then(|| Filling {
        nulls: true,
        ..Filling::default()
    }));
    let decoded = T::deserialize(Whole(value)).ok();
    let own = FILLING.take();
    if let (Some(held), Some(own), Some(_)) = (&mut held, own, &decoded) {
        held.noted.extend(own.noted);
    }
    FILLING.set(held);
    decoded
}

/// A required key that may be null isn't there: it is null, and that is told.
#[cold]
pub(super) fn null<'de, T: Deserialize<'de>>(key: &'static str) -> Option<T> {
    let candidate = FILLING.with_borrow_mut(|filling| match filling {
        Some(filling) if filling.nulls => {
            filling.noted.push(key);
            true
        }
        _ => false,
    });
    match candidate {
        true => T::deserialize(Missing).ok(),
        false => fill(key),
    }
}

/// The natural empty value for a required key that isn't there, if one may be filled.
#[cold]
pub(super) fn fill<'de, T: Deserialize<'de>>(key: &'static str) -> Option<T> {
    let may = FILLING.with_borrow_mut(|filling| match filling {
        None | Some(Filling { nulls: true, .. }) => false,
        Some(Filling { inside: 1.., .. }) => true,
        Some(filling) if filling.filled.len() < filling.allowed => true,
        Some(filling) => {
            filling.refused.get_or_insert(key);
            false
        }
    });
    if !may || !enter() {
        return None;
    }
    let value = [
        Untyped::Null,
        Untyped::Text,
        Untyped::Zero,
        Untyped::False,
        Untyped::List,
        Untyped::Object,
    ]
    .into_iter()
    .find_map(|untyped| T::deserialize(Natural(untyped)).ok());
    leave();
    if value.is_some() {
        FILLING.with_borrow_mut(|filling| {
            if let Some(filling) = filling
                && filling.inside == 0
            {
                filling.filled.push(key);
            }
        });
    }
    value
}

/// What is given to a type that takes anything; they are tried in turn.
#[derive(Clone, Copy)]
enum Untyped {
    Null,
    Text,
    Zero,
    False,
    List,
    Object,
}

/// Reads as the empty value of whatever is asked for.
struct Natural(Untyped);

type Nothing = std::iter::Empty<(Never, Never)>;

/// A value that there is none of.
enum Never {}

impl<'de> serde::de::IntoDeserializer<'de, No> for Never {
    type Deserializer = Natural;

    fn into_deserializer(self) -> Natural {
        match self {}
    }
}

macro_rules! typed {
    ($($method:ident => $visit:ident($value:expr);)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, No> {
            visitor.$visit($value)
        })*
    };
}

fn no_entries<'de>() -> MapDeserializer<'de, Nothing, No> {
    MapDeserializer::new(std::iter::empty())
}

fn no_items() -> SeqDeserializer<std::iter::Empty<Never>, No> {
    SeqDeserializer::new(std::iter::empty())
}

impl<'de> Deserializer<'de> for Natural {
    type Error = No;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, No> {
        match self.0 {
            Untyped::Null => visitor.visit_unit(),
            Untyped::Text => visitor.visit_str(""),
            Untyped::Zero => visitor.visit_u64(0),
            Untyped::False => visitor.visit_bool(false),
            Untyped::List => visitor.visit_seq(no_items()),
            Untyped::Object => visitor.visit_map(no_entries()),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, No> {
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, No> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, No> {
        visitor.visit_map(no_entries())
    }

    typed! {
        deserialize_bool => visit_bool(false);
        deserialize_i8 => visit_i64(0);
        deserialize_i16 => visit_i64(0);
        deserialize_i32 => visit_i64(0);
        deserialize_i64 => visit_i64(0);
        deserialize_u8 => visit_u64(0);
        deserialize_u16 => visit_u64(0);
        deserialize_u32 => visit_u64(0);
        deserialize_u64 => visit_u64(0);
        deserialize_f32 => visit_f64(0.0);
        deserialize_f64 => visit_f64(0.0);
        deserialize_str => visit_str("");
        deserialize_string => visit_str("");
        deserialize_bytes => visit_bytes(&[]);
        deserialize_byte_buf => visit_bytes(&[]);
        deserialize_seq => visit_seq(no_items());
        deserialize_map => visit_map(no_entries());
    }

    forward_to_deserialize_any! {
        i128 u128 char unit unit_struct tuple tuple_struct enum identifier ignored_any
    }
}
