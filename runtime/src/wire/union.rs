//! Unions without a discriminator, with the values that their properties are known to have, where these tell variants apart:
//! `unions! { pub enum Source { Card(Card) { "object": "card" | "us_card" }, Other(String) } }`
//!
//! `open` after the name means that the document allows any other value too. Then no variant is chosen that would lose a
//! property.
//!
//! Each has a last variant `Unknown(Value)`. The variant with the best score is chosen, and not the first that decodes:
//! where objects resemble each other, the first one would often drop half of the properties.

use serde::de::Deserializer;
use serde_json::Value;

use super::decode_variant::decode_variant;
use super::default_missing::received_value;
use super::wire_type::{WireShape, WireType, variant_scores, variants_with_key};

/// Decodes a union; this is the body of its `Deserialize`.
///
/// # Errors
///
/// The deserializer's.
pub fn union<'de, T: WireType, D: Deserializer<'de>>(
    deserializer: D,
    unknown: fn(Value) -> T,
) -> Result<T, D::Error> {
    received_value(deserializer).map(|value| choose(value, unknown))
}

/// The variant with the best score, or `Unknown` with the whole value.
fn choose<T: WireType>(value: Value, unknown: fn(Value) -> T) -> T {
    let mut scores = variant_scores::<T>(&value);
    keep_complete::<T>(&mut scores, &value);
    // A stable sort: of equal scores, the variant that the document names first.
    scores.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    scores
        .into_iter()
        .find_map(|(variant, _)| decode_variant(variant, &value))
        .unwrap_or_else(|| unknown(value))
}

/// Drops the variants that would lose a property that another variant can hold.
fn keep_complete<T: WireType>(scores: &mut Vec<(usize, i32)>, value: &Value) {
    let Some(entries) = value.as_object() else {
        return;
    };
    let open = matches!(T::SHAPE, WireShape::OpenUnion);
    if scores.len() < 2 && !open {
        return;
    }
    let has_key = |found: &[bool], variant: usize| found.get(variant).is_some_and(|found| *found);
    let keys: Vec<Vec<bool>> = entries
        .keys()
        .map(|key| variants_with_key::<T>(key))
        .filter(|found| open || scores.iter().any(|(variant, _)| has_key(found, *variant)))
        .collect();
    scores.retain(|(variant, _)| keys.iter().all(|found| has_key(found, *variant)));
}

/// The shape of a union: open or not.
#[doc(hidden)]
#[macro_export]
macro_rules! __union_shape {
    (open) => {
        wire::WireShape::OpenUnion
    };
    () => {
        wire::WireShape::Union
    };
}

/// Defines unions; the head of this file has the grammar.
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
        #[non_exhaustive]
        pub enum $union {
            $($(#[$note])* $variant($payload),)*
            /// A value that the document does not name, as it was received.
            Unknown(wire::Value),
        }

        #[doc(hidden)]
        impl wire::WireType for $union {
            const SHAPE: wire::WireShape = wire::__union_shape!($($open)?);

            fn visit_variants<V: wire::VariantVisitor<Self>>(to: &mut V) {
                $(to.visit_variant(Self::$variant, &[$($(($property, &[$(wire::Literal::from($literal)),+])),*)?]);)*
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
