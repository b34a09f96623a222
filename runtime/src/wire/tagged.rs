//! Unions with a discriminator:
//! `tagged_unions! { pub enum Payment by "type" { Card(Card) own "card" | "visa", Cash(Cash) add "cash" } }`
//!
//! Each has a last variant `Unknown(Value)` for tags that the document doesn't list, and for
//! what has no tag at all. `own` says that the payload has a field for the tag; `add`, that it has
//! none and that the union writes it.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::Replay;

/// A union whose payload follows from the value of one property.
pub trait Tagged: Sized {
    /// The union's name, for messages.
    const NAME: &'static str;

    /// The property that says which variant it is.
    const TAG: &'static str;

    /// The variants in order: name, tags, and whether the payload has the tag as a field.
    const VARIANTS: &'static [(&'static str, &'static [&'static str], bool)];

    /// Decodes the payload of a variant, by its number; `None` if there is no such variant.
    fn read<'de, D: Deserializer<'de>>(
        variant: usize,
        payload: D,
    ) -> Option<Result<Self, D::Error>>;

    /// Keeps what is none of the variants.
    fn unknown(value: Value) -> Self;
}

/// Decodes a union; this is the body of its `Deserialize`.
///
/// # Errors
///
/// If the tag is known and the payload isn't what the document says.
pub fn tagged<'de, T: Tagged, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(TaggedVisitor(PhantomData))
}

/// The number of the variant that a tag names.
pub fn variant_of<T: Tagged>(tag: &Value) -> Option<usize> {
    let text;
    let tag = match tag {
        Value::String(tag) => tag.as_str(),
        Value::Number(_) | Value::Bool(_) => {
            text = tag.to_string();
            text.as_str()
        }
        _ => return None,
    };
    T::VARIANTS
        .iter()
        .position(|(_, tags, _)| tags.contains(&tag))
}

struct TaggedVisitor<T>(PhantomData<T>);

impl<'de, T: Tagged> Visitor<'de> for TaggedVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "union {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut before = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value::<Value>()?;
            if key != T::TAG {
                before.push((key, value));
                continue;
            }
            let Some((variant, (name, _, own))) =
                variant_of::<T>(&value).and_then(|n| Some((n, T::VARIANTS.get(n)?)))
            else {
                before.push((key, value));
                return unknown(before, map);
            };
            if *own {
                before.push((key, value));
            }
            return match T::read(variant, Replay::new(before, map)) {
                Some(Ok(union)) => Ok(union),
                Some(Err(error)) => Err(A::Error::custom(format_args!(
                    "{}::{name}: {error}",
                    T::NAME
                ))),
                None => Ok(T::unknown(Value::Null)),
            };
        }
        unknown(before, map)
    }

    fn visit_bool<E>(self, value: bool) -> Result<T, E> {
        Ok(T::unknown(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<T, E> {
        Ok(T::unknown(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<T, E> {
        Ok(T::unknown(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<T, E> {
        Ok(T::unknown(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<T, E> {
        Ok(T::unknown(value.into()))
    }

    fn visit_none<E>(self) -> Result<T, E> {
        Ok(T::unknown(Value::Null))
    }

    fn visit_unit<E>(self) -> Result<T, E> {
        Ok(T::unknown(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        Value::deserialize(deserializer).map(T::unknown)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<T, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element()? {
            all.push(item);
        }
        Ok(T::unknown(Value::Array(all)))
    }
}

/// The whole object, as it is.
fn unknown<'de, T: Tagged, A: MapAccess<'de>>(
    before: Vec<(String, Value)>,
    mut map: A,
) -> Result<T, A::Error> {
    let mut all: Map<String, Value> = before.into_iter().collect();
    while let Some((key, value)) = map.next_entry()? {
        all.insert(key, value);
    }
    Ok(T::unknown(Value::Object(all)))
}

/// How an object fits a union: best of the variant that its tag names.
pub fn fit_tagged<T: Tagged>(value: &Value) -> Option<i32> {
    let entries = value.as_object()?;
    Some(
        if entries
            .get(T::TAG)
            .is_some_and(|tag| variant_of::<T>(tag).is_some())
        {
            30
        } else {
            0
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
            Unknown($crate::types::Value),
        }

        impl $crate::__private::v1::Tagged for $union {
            const NAME: &'static ::core::primitive::str = ::core::stringify!($union);
            const TAG: &'static ::core::primitive::str = $tag;
            const VARIANTS: &'static [(
                &'static ::core::primitive::str,
                &'static [&'static ::core::primitive::str],
                ::core::primitive::bool,
            )] = &[$((::core::stringify!($variant), &[$first $(, $more)*], $crate::__own!($how))),*];

            #[allow(unused_variables, unused_mut, unused_assignments)]
            fn read<'de, D: $crate::__private::v1::Deserializer<'de>>(
                variant: ::core::primitive::usize,
                payload: D,
            ) -> ::core::option::Option<::core::result::Result<Self, D::Error>> {
                let mut number = 0;
                $(if variant == number {
                    return ::core::option::Option::Some($crate::__private::v1::payload(Self::$variant, payload));
                }
                number += 1;)*
                ::core::option::Option::None
            }

            fn unknown(value: $crate::types::Value) -> Self {
                Self::Unknown(value)
            }
        }

        impl $crate::__private::v1::Wire for $union {
            fn fit(value: &$crate::types::Value) -> ::core::option::Option<::core::primitive::i32> {
                $crate::__private::v1::fit_tagged::<Self>(value)
            }

            fn knows(key: &::core::primitive::str) -> ::core::primitive::bool {
                key == $tag $(|| $crate::__private::v1::knows_of(Self::$variant, key))*
            }
        }

        impl $crate::__private::v1::Serialize for $union {
            fn serialize<S: $crate::__private::v1::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(payload) => $crate::__private::v1::$how(payload, $tag, $first, serializer),)*
                    Self::Unknown(value) => $crate::__private::v1::Serialize::serialize(value, serializer),
                }
            }
        }

        impl<'de> $crate::__private::v1::Deserialize<'de> for $union {
            fn deserialize<D: $crate::__private::v1::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::v1::tagged(deserializer)
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
    (add) => {
        false
    };
}
