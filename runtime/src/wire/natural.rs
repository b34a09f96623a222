//! Required values that aren't there, where a body is read leniently.
//!
//! By default nothing takes their place. For the time of one decoding on one thread, [`with`] notes which keys that may be
//! null are missing, and, if it is told to, reads other missing keys as empty: a string, a list, a map, null for what may be
//! any JSON, and an object of such. Nothing takes the place of a number or a boolean, which handlers count and decide by; nor
//! of an enum, a date, an id or a union, of which no value is empty. An object that lacks one of these isn't filled either.
//!
//! The decoders of generated types know nothing of it: `Slot::settle` asks here when it would otherwise fail.

use std::cell::RefCell;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _, Visitor};

use super::Whole;
use super::missing::{Missing, No};

/// How deep the objects of one filling may nest, so that a required recursion ends.
const DEEPEST: usize = 16;

/// How many keys one filling may have in all, so that it ends soon.
const MOST: usize = 256;

/// What may be filled, and what was.
#[derive(Default)]
struct Filling {
    /// Whether anything but nulls is filled.
    empty: bool,
    /// How many keys may be filled.
    allowed: usize,
    filled: Vec<&'static str>,
    refused: Option<&'static str>,
    unfillable: Option<&'static str>,
    /// How many fillings the value is inside of that is made now.
    inside: usize,
    /// How many keys the filling that is made now has so far.
    steps: usize,
    /// Inside of a candidate of a union: nulls need no allowance, and nothing else is filled.
    candidate: bool,
    /// The keys that were null by being absent, in such candidates.
    noted: Vec<&'static str>,
}

thread_local! {
    static FILLING: RefCell<Option<Filling>> = const { RefCell::new(None) };
}

/// What became of a decoding that was watched.
pub(crate) struct Filled<T> {
    /// What the decoding gave.
    pub(crate) result: T,
    /// The keys that were filled, in order.
    pub(crate) keys: Vec<&'static str>,
    /// The key that would have been next, had one more been allowed.
    pub(crate) refused: Option<&'static str>,
    /// The key that stopped the decoding: nothing can take its place.
    pub(crate) unfillable: Option<&'static str>,
    /// The keys of unions that were read as null. They need no allowance.
    pub(crate) noted: Vec<&'static str>,
}

/// Decodes with up to `allowed` missing keys noted: those that may be null and, if `empty` says so, those that have an empty
/// value.
pub(crate) fn with<T>(empty: bool, allowed: usize, decode: impl FnOnce() -> T) -> Filled<T> {
    /// Turns it off, however the decoding ends.
    struct Off;
    impl Drop for Off {
        fn drop(&mut self) {
            FILLING.with_borrow_mut(|filling| *filling = None);
        }
    }
    FILLING.with_borrow_mut(|filling| {
        *filling = Some(Filling {
            empty,
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
        unfillable: filling.unfillable,
        noted: filling.noted,
    }
}

/// Whether it is noted what is filled, so that an absent null counts too.
pub(super) fn is_told() -> bool {
    FILLING.with_borrow(Option::is_some)
}

/// Whether the value that is decoded now takes the place of one that is missing.
#[cold]
pub(super) fn is_filling() -> bool {
    FILLING.with_borrow(|filling| filling.as_ref().is_some_and(|filling| filling.inside > 0))
}

/// The JSON that a sender sent. What takes the place of a missing value isn't that.
///
/// # Errors
///
/// The deserializer's, and if nothing was sent.
pub fn sent<'de, D: Deserializer<'de>>(deserializer: D) -> Result<serde_json::Value, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    match value.is_null() && is_filling() {
        true => Err(D::Error::custom("it has no empty value")),
        false => Ok(value),
    }
}

/// Decodes one of several candidates: nothing is filled for it but nulls, or the wrong one would do.
pub(super) fn strictly<T: DeserializeOwned>(value: &serde_json::Value) -> Option<T> {
    let mut held = FILLING.take();
    FILLING.set(held.is_some().then(|| Filling {
        candidate: true,
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

/// What is to be done about a missing key.
enum Verdict {
    /// Nothing: it stays missing.
    Leave,
    /// It is filled, as a part of a value that is filled.
    Part,
    /// It is filled, and told.
    Told,
}

/// A required key that may be null isn't there: it is null, and that is told.
#[cold]
pub(super) fn null<'de, T: Deserialize<'de>>(key: &'static str) -> Option<T> {
    let may = FILLING.with_borrow_mut(|filling| match filling {
        None | Some(Filling { inside: 1.., .. }) => true,
        Some(filling) if filling.candidate => {
            filling.noted.push(key);
            true
        }
        Some(filling) => filling.admit(key),
    });
    match may {
        true => T::deserialize(Missing).ok(),
        false => None,
    }
}

/// The empty value for a required key that isn't there, if one may be filled.
#[cold]
pub(super) fn fill<'de, T: Deserialize<'de>>(key: &'static str) -> Option<T> {
    let verdict = FILLING.with_borrow_mut(|filling| match filling {
        Some(filling) => filling.enter(key),
        None => Verdict::Leave,
    });
    let told = match verdict {
        Verdict::Leave => return None,
        Verdict::Part => false,
        Verdict::Told => true,
    };
    let value = T::deserialize(Natural).ok();
    FILLING.with_borrow_mut(|filling| {
        if let Some(filling) = filling {
            filling.inside -= 1;
            if told && value.is_none() {
                filling.filled.pop();
                filling.unfillable = Some(key);
            }
        }
    });
    value
}

impl Filling {
    /// Counts a key that is to be filled, if one more may be.
    fn admit(&mut self, key: &'static str) -> bool {
        let may = self.filled.len() < self.allowed;
        match may {
            true => self.filled.push(key),
            false => {
                self.refused.get_or_insert(key);
            }
        }
        may
    }

    /// Begins to fill a key.
    fn enter(&mut self, key: &'static str) -> Verdict {
        if self.candidate {
            return Verdict::Leave;
        }
        if !self.empty {
            self.unfillable = Some(key);
            return Verdict::Leave;
        }
        let verdict = match self.inside {
            0 => match self.admit(key) {
                true => Verdict::Told,
                false => return Verdict::Leave,
            },
            1..DEEPEST if self.steps < MOST => Verdict::Part,
            _ => return Verdict::Leave,
        };
        self.steps = match verdict {
            Verdict::Told => 1,
            _ => self.steps + 1,
        };
        self.inside += 1;
        verdict
    }
}

/// The methods of what has no empty value.
macro_rules! forward_to_nothing {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, No> {
            Err(No)
        })*
    };
}

/// Reads as the empty value of what has one, and as nothing else.
struct Natural;

type Nothing = std::iter::Empty<(Never, Never)>;

/// A value that there is none of.
enum Never {}

impl<'de> serde::de::IntoDeserializer<'de, No> for Never {
    type Deserializer = Natural;

    fn into_deserializer(self) -> Natural {
        match self {}
    }
}

fn no_entries<'de>() -> MapDeserializer<'de, Nothing, No> {
    MapDeserializer::new(std::iter::empty())
}

/// What a type asks for tells what it is: strings ask for a `String`; enums, dates and ids for a `str` or for anything.
impl<'de> Deserializer<'de> for Natural {
    type Error = No;

    /// Null, for what may be any JSON.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, No> {
        visitor.visit_unit()
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, No> {
        visitor.visit_str("")
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

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, No> {
        visitor.visit_seq(SeqDeserializer::new(std::iter::empty::<Never>()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, No> {
        visitor.visit_map(no_entries())
    }

    /// Generated objects have no name here. A struct of the user's own may have defaults of its own, which nobody sent.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, No> {
        match name {
            "" => visitor.visit_map(no_entries()),
            _ => Err(No),
        }
    }

    forward_to_nothing! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64
        deserialize_char deserialize_str deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier
        deserialize_ignored_any
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: V,
    ) -> Result<V::Value, No> {
        Err(No)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, No> {
        Err(No)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        _: V,
    ) -> Result<V::Value, No> {
        Err(No)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, No> {
        Err(No)
    }
}
