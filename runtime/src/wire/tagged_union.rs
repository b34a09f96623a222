//! Unions with a discriminator:
//! `tagged_unions! { pub enum Payment by "type" { Card(Card) own "card" | "visa", Cash(Cash) add "cash" } }`
//!
//! Each has a last variant `Unknown(Value)` for tags that the document doesn't list, and for values without a tag. `own`
//! means that the payload has a field for the tag; `set`, that this field may have any value, and the union corrects it;
//! `add`, that the payload has no such field, and the union writes the tag.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_json::{Map, Value};

use super::buffered_map::BufferedMap;
use super::decode_variant::decode_variant_from;
use super::default_missing::is_default;
use super::type_name::short_name;
use super::wire_type::{WireShape, WireType, tagged_variant};

/// Decodes a union; this is the body of its `Deserialize`.
///
/// # Errors
///
/// If the document lists the tag and the payload doesn't decode.
pub fn tagged_union<'de, T: WireType, D: Deserializer<'de>>(
    deserializer: D,
    unknown: fn(Value) -> T,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(TaggedUnionVisitor(unknown))
}

/// The visitor has the constructor of `Unknown`, for values that are none of the variants.
struct TaggedUnionVisitor<T>(fn(Value) -> T);

impl<'de, T: WireType> Visitor<'de> for TaggedUnionVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "union {}", short_name::<T>())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut before = Vec::new();
        let WireShape::TaggedUnion(property, tags) = T::SHAPE else {
            return unknown(self.0, before, map);
        };
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value::<Value>()?;
            if key != property {
                before.push((key, value));
                continue;
            }
            let Some((variant, (name, _, has_tag_field))) =
                tagged_variant(tags, &value).and_then(|n| Some((n, tags.get(n)?)))
            else {
                before.push((key, value));
                return unknown(self.0, before, map);
            };
            if *has_tag_field {
                before.push((key, value));
            }
            return match decode_variant_from(variant, BufferedMap::new(before, map)) {
                Some(Ok(union)) => Ok(union),
                Some(Err(error)) => Err(A::Error::custom(format_args!(
                    "{}::{name}: {error}",
                    short_name::<T>()
                ))),
                None => Ok((self.0)(Value::Null)),
            };
        }
        unknown(self.0, before, map)
    }

    fn visit_bool<E>(self, value: bool) -> Result<T, E> {
        Ok((self.0)(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<T, E> {
        Ok((self.0)(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<T, E> {
        Ok((self.0)(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<T, E> {
        Ok((self.0)(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<T, E> {
        Ok((self.0)(value.into()))
    }

    fn visit_none<E>(self) -> Result<T, E> {
        Ok((self.0)(Value::Null))
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        match is_default() {
            true => Err(E::invalid_type(Unexpected::Unit, &self)),
            false => Ok((self.0)(Value::Null)),
        }
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        Value::deserialize(deserializer).map(self.0)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<T, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element()? {
            all.push(item);
        }
        Ok((self.0)(Value::Array(all)))
    }
}

/// The whole object as it was received.
fn unknown<'de, T, A: MapAccess<'de>>(
    keep: fn(Value) -> T,
    before: Vec<(String, Value)>,
    mut map: A,
) -> Result<T, A::Error> {
    let mut all: Map<String, Value> = before.into_iter().collect();
    while let Some((key, value)) = map.next_entry()? {
        all.insert(key, value);
    }
    Ok(keep(Value::Object(all)))
}

/// Defines unions with a discriminator; the head of this file has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __tagged_unions {
    ($(
        $(#[$docs:meta])*
        pub enum $union:ident by $tag:literal {
            $($(#[$note:meta])* $variant:ident($payload:ty $(,)?) $how:ident $first:literal $(| $more:literal)*),* $(,)?
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
            const SHAPE: wire::WireShape = wire::WireShape::TaggedUnion(
                $tag,
                &[$((wire::stringify!($variant), &[$first $(, $more)*], wire::__has_tag_field!($how))),*],
            );

            fn visit_variants<V: wire::VariantVisitor<Self>>(to: &mut V) {
                $(to.visit_variant(Self::$variant, &[]);)*
            }
        }

        impl wire::Serialize for $union {
            fn serialize<S: wire::Serializer>(&self, to: S) -> wire::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(payload) => wire::__write_tagged!($how payload, $tag, &[$first $(, $more)*], to),)*
                    Self::Unknown(value) => wire::Serialize::serialize(value, to),
                }
            }
        }

        impl<'de> wire::Deserialize<'de> for $union {
            fn deserialize<D: wire::Deserializer<'de>>(from: D) -> wire::Result<Self, D::Error> {
                wire::tagged_union(from, Self::Unknown)
            }
        }
    )*};
}

/// Writes a payload, and its tag if the payload has no correct field for it.
#[doc(hidden)]
#[macro_export]
macro_rules! __write_tagged {
    (own $payload:ident, $tag:literal, $tags:expr, $to:ident) => {
        wire::Serialize::serialize($payload, $to)
    };
    (set $payload:ident, $tag:literal, $tags:expr, $to:ident) => {
        wire::write_tagged($payload, $tag, $tags, false, $to)
    };
    (add $payload:ident, $tag:literal, $tags:expr, $to:ident) => {
        wire::write_tagged($payload, $tag, $tags, true, $to)
    };
}

/// Whether a payload has the tag as a field.
#[doc(hidden)]
#[macro_export]
macro_rules! __has_tag_field {
    (own) => {
        true
    };
    (set) => {
        true
    };
    (add) => {
        false
    };
}
