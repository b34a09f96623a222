//! Unions with a discriminator:
//! `tagged_unions! { pub enum Payment by "type" { Card(Card) own "card" | "visa", Cash(Cash) add "cash" } }`
//!
//! Each has a last variant `Unknown(Value)` for tags that the document doesn't list, and for
//! what has no tag at all. `own` says that the payload has a field for the tag; `set`, that this field may say
//! anything, and that the union corrects it; `add`, that there is none and that the union writes it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_json::{Map, Value};

use super::int_enum::integer;
use super::natural::is_filling;
use super::object::name_of;
use super::variants::read_from;
use super::{Replay, Shape, Wire};

/// The variants of a union with a discriminator, in order: name, tags, and whether the payload has the tag as a field.
pub type Tags = &'static [(&'static str, &'static [&'static str], bool)];

/// Decodes a union; this is the body of its `Deserialize`.
///
/// # Errors
///
/// If the tag is known and the payload isn't what the document says.
pub fn tagged<'de, T: Wire, D: Deserializer<'de>>(
    deserializer: D,
    unknown: fn(Value) -> T,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(TaggedVisitor(unknown))
}

/// The number of the variant that a tag names.
fn variant_of(tags: Tags, tag: &Value) -> Option<usize> {
    let text;
    let tag = match tag {
        Value::String(tag) => tag.as_str(),
        Value::Number(number) => {
            text = match integer(tag) {
                Some(integer) => integer.to_string(),
                None => number.to_string(),
            };
            text.as_str()
        }
        Value::Bool(_) => {
            text = tag.to_string();
            text.as_str()
        }
        _ => return None,
    };
    tags.iter().position(|(_, tags, _)| tags.contains(&tag))
}

/// With what keeps a value that is none of the variants.
struct TaggedVisitor<T>(fn(Value) -> T);

impl<'de, T: Wire> Visitor<'de> for TaggedVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "union {}", name_of::<T>())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut before = Vec::new();
        let Shape::Tagged(property, tags) = T::SHAPE else {
            return unknown(self.0, before, map);
        };
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value::<Value>()?;
            if key != property {
                before.push((key, value));
                continue;
            }
            let Some((variant, (name, _, own))) =
                variant_of(tags, &value).and_then(|n| Some((n, tags.get(n)?)))
            else {
                before.push((key, value));
                return unknown(self.0, before, map);
            };
            if *own {
                before.push((key, value));
            }
            return match read_from(variant, Replay::new(before, map)) {
                Some(Ok(union)) => Ok(union),
                Some(Err(error)) => Err(A::Error::custom(format_args!(
                    "{}::{name}: {error}",
                    name_of::<T>()
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
        match is_filling() {
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

/// The whole object, as it is.
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

/// How an object fits a union: best of the variant that its tag names.
pub(super) fn fit(property: &str, tags: Tags, value: &Value) -> Option<i32> {
    let tag = value.as_object()?.get(property);
    Some(
        match tag.is_some_and(|tag| variant_of(tags, tag).is_some()) {
            true => 30,
            false => 0,
        },
    )
}

/// Makes unions with a tag; the module's text has the grammar.
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
        pub enum $union {
            $($(#[$note])* $variant($payload),)*
            /// Something that the document does not name, as it came.
            Unknown(wire::Value),
        }

        impl wire::Wire for $union {
            const SHAPE: wire::Shape = wire::Shape::Tagged(
                $tag,
                &[$((wire::stringify!($variant), &[$first $(, $more)*], wire::__own!($how))),*],
            );

            fn variants<V: wire::Variants<Self>>(to: &mut V) {
                $(to.variant(Self::$variant, &[]);)*
            }
        }

        impl wire::Serialize for $union {
            fn serialize<S: wire::Serializer>(&self, to: S) -> wire::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(payload) => wire::$how(payload, $tag, &[$first $(, $more)*], to),)*
                    Self::Unknown(value) => wire::Serialize::serialize(value, to),
                }
            }
        }

        impl<'de> wire::Deserialize<'de> for $union {
            fn deserialize<D: wire::Deserializer<'de>>(from: D) -> wire::Result<Self, D::Error> {
                wire::tagged(from, Self::Unknown)
            }
        }
    )*};
}

/// Whether a payload has the tag as a field of its own.
#[doc(hidden)]
#[macro_export]
macro_rules! __own {
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
