//! Unions without a discriminator, with what the properties are known to say, where that tells:
//! `unions! { pub enum Source { Card(Card) { "object": "card" | "us_card" }, Other(String) } }`
//!
//! An `open` after the name says that the document allows any other value too: then no variant is chosen that would
//! lose a property.
//!
//! Each has a last variant `Unknown(Value)`. The best fit wins, not the first that decodes:
//! where objects resemble each other the first match would often drop half of the properties.

use serde::de::Deserializer;
use serde_json::Value;

use super::natural::sent;
use super::variants::{fits, knowing, read};
use super::{Shape, Wire};

/// Decodes a union; this is the body of its `Deserialize`.
///
/// # Errors
///
/// Only if there is no value at all.
pub fn union<'de, T: Wire, D: Deserializer<'de>>(
    deserializer: D,
    unknown: fn(Value) -> T,
) -> Result<T, D::Error> {
    sent(deserializer).map(|value| choose(value, unknown))
}

/// The variant that a value fits best, or `Unknown` with the value whole.
fn choose<T: Wire>(value: Value, unknown: fn(Value) -> T) -> T {
    let mut fits = fits::<T>(&value);
    keep_complete::<T>(&mut fits, &value);
    // Stable: of equal fits the one that the document names first.
    fits.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    fits.into_iter()
        .find_map(|(variant, _)| read(variant, &value))
        .unwrap_or_else(|| unknown(value))
}

/// Drops the variants that would lose a property which another one has a place for.
fn keep_complete<T: Wire>(fits: &mut Vec<(usize, i32)>, value: &Value) {
    let Some(entries) = value.as_object() else {
        return;
    };
    let open = matches!(T::SHAPE, Shape::Open);
    if fits.len() < 2 && !open {
        return;
    }
    let knows = |known: &[bool], variant: usize| known.get(variant).is_some_and(|known| *known);
    let known: Vec<Vec<bool>> = entries
        .keys()
        .map(|key| knowing::<T>(key))
        .filter(|known| open || fits.iter().any(|(variant, _)| knows(known, *variant)))
        .collect();
    fits.retain(|(variant, _)| known.iter().all(|known| knows(known, *variant)));
}

/// What a union says of itself: whether it is open.
#[doc(hidden)]
#[macro_export]
macro_rules! __union_shape {
    (open) => {
        wire::Shape::Open
    };
    () => {
        wire::Shape::Union
    };
}

/// Makes unions; the module's text has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __unions {
    ($(
        $(#[$docs:meta])*
        pub enum $union:ident $($open:ident)? {
            $($(#[$note:meta])* $variant:ident($payload:ty $(,)?) $({ $($property:literal : $($literal:literal)|+),* $(,)? })?),* $(,)?
        }
    )*) => {$(
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $union {
            $($(#[$note])* $variant($payload),)*
            /// Something that the document does not name, as it came.
            Unknown(wire::Value),
        }

        impl wire::Wire for $union {
            const SHAPE: wire::Shape = wire::__union_shape!($($open)?);

            fn variants<V: wire::Variants<Self>>(to: &mut V) {
                $(to.variant(Self::$variant, &[$($(($property, &[$(wire::Literal::from($literal)),+])),*)?]);)*
            }
        }

        impl wire::Serialize for $union {
            fn serialize<S: wire::Serializer>(&self, to: S) -> wire::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(payload) => wire::Serialize::serialize(payload, to),)*
                    Self::Unknown(value) => wire::Serialize::serialize(value, to),
                }
            }
        }

        impl<'de> wire::Deserialize<'de> for $union {
            fn deserialize<D: wire::Deserializer<'de>>(from: D) -> wire::Result<Self, D::Error> {
                wire::union(from, Self::Unknown)
            }
        }
    )*};
}
