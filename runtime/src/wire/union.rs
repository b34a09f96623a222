//! Unions without a discriminator:
//! `union!(Source { Card { "object": "card" }, Bank { "object": "bank" | "us_bank" }, Other });`
//!
//! The enum has a last variant `Unknown(Value)`. The best fit wins, not the first that decodes:
//! where objects resemble each other the first match would often drop half of the properties.

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::Value;

use super::natural::strictly;
use super::{Literal, Wire};

/// A union told apart by what is in it.
pub trait Union: Sized {
    /// The variants in order, `Unknown` aside.
    const NAMES: &'static [&'static str];

    /// Whether the properties that a variant fixes allow the value; how well its payload fits;
    /// `None` if it can't be that variant.
    fn fit(variant: usize, value: &Value) -> Option<i32>;

    /// Whether the payload of a variant has a place for the key.
    fn knows(variant: usize, key: &str) -> bool;

    /// Decodes a variant; `None` if it isn't one after all.
    fn read(variant: usize, value: &Value) -> Option<Self>;

    /// Keeps what is none of the variants.
    fn unknown(value: Value) -> Self;
}

/// Decodes a union; this is the body of its `Deserialize`.
///
/// # Errors
///
/// Only if there is no value at all.
pub fn union<'de, T: Union, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    Value::deserialize(deserializer).map(choose)
}

/// The variant that a value fits best, or `Unknown` with the value whole.
fn choose<T: Union>(value: Value) -> T {
    let mut fits: Vec<(usize, i32)> = (0..T::NAMES.len())
        .filter_map(|variant| Some((variant, T::fit(variant, &value)?)))
        .collect();
    keep_complete::<T>(&mut fits, &value);
    // Stable: of equal fits the one that the document names first.
    fits.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    fits.into_iter()
        .find_map(|(variant, _)| T::read(variant, &value))
        .unwrap_or_else(|| T::unknown(value))
}

/// Drops the variants that would lose a property which another one has a place for.
fn keep_complete<T: Union>(fits: &mut Vec<(usize, i32)>, value: &Value) {
    let Some(entries) = value.as_object() else {
        return;
    };
    if fits.len() < 2 {
        return;
    }
    let known: Vec<&str> = entries
        .keys()
        .map(String::as_str)
        .filter(|key| fits.iter().any(|(variant, _)| T::knows(*variant, key)))
        .collect();
    fits.retain(|(variant, _)| known.iter().all(|key| T::knows(*variant, key)));
}

/// How a value fits the payload of the variant with this constructor.
pub fn fit_of<P: Wire, T>(_: fn(P) -> T, value: &Value) -> Option<i32> {
    P::fit(value)
}

/// Whether the payload of the variant with this constructor has a place for the key.
pub fn knows_of<P: Wire, T>(_: fn(P) -> T, key: &str) -> bool {
    P::knows(key)
}

/// Decodes the payload of the variant with this constructor.
pub fn read_of<P: DeserializeOwned, T>(variant: fn(P) -> T, value: &Value) -> Option<T> {
    strictly(value).map(variant)
}

/// Decodes the payload of the variant with this constructor from where the value is.
///
/// # Errors
///
/// If the payload doesn't decode.
pub fn payload<'de, P: Deserialize<'de>, T, D: Deserializer<'de>>(
    variant: fn(P) -> T,
    deserializer: D,
) -> Result<T, D::Error> {
    P::deserialize(deserializer).map(variant)
}

/// Whether a property, if it is there, has one of the values it is known to take.
pub fn allows(value: &Value, property: &str, literals: &[Literal]) -> bool {
    match value.get(property) {
        Some(given) => literals.iter().any(|literal| literal.is(given)),
        None => true,
    }
}

/// Gives a union its variants; the module's text has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ($union:ident { $($variant:ident $({ $($property:literal : $($literal:literal)|+),* $(,)? })?),* $(,)? }) => {
        impl $crate::__private::v1::Union for $union {
            const NAMES: &'static [&'static ::core::primitive::str] = &[$(::core::stringify!($variant)),*];

            #[allow(unused_variables, unused_mut, unused_assignments)]
            fn fit(
                variant: ::core::primitive::usize,
                value: &$crate::types::Value,
            ) -> ::core::option::Option<::core::primitive::i32> {
                let mut number = 0;
                $(if variant == number {
                    $($(if !$crate::__private::v1::allows(
                        value,
                        $property,
                        &[$($crate::__private::v1::Literal::from($literal)),+],
                    ) {
                        return ::core::option::Option::None;
                    })*)?
                    return $crate::__private::v1::fit_of(Self::$variant, value);
                }
                number += 1;)*
                ::core::option::Option::None
            }

            #[allow(unused_variables, unused_mut, unused_assignments)]
            fn knows(
                variant: ::core::primitive::usize,
                key: &::core::primitive::str,
            ) -> ::core::primitive::bool {
                let mut number = 0;
                $(if variant == number {
                    return $crate::__private::v1::knows_of(Self::$variant, key);
                }
                number += 1;)*
                false
            }

            #[allow(unused_variables, unused_mut, unused_assignments)]
            fn read(
                variant: ::core::primitive::usize,
                value: &$crate::types::Value,
            ) -> ::core::option::Option<Self> {
                let mut number = 0;
                $(if variant == number {
                    return $crate::__private::v1::read_of(Self::$variant, value);
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
                $crate::__private::v1::fit_union::<Self>(value)
            }

            fn knows(key: &::core::primitive::str) -> ::core::primitive::bool {
                false $(|| $crate::__private::v1::knows_of(Self::$variant, key))*
            }
        }

        impl $crate::__private::v1::Serialize for $union {
            fn serialize<S: $crate::__private::v1::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(payload) => $crate::__private::v1::Serialize::serialize(payload, serializer),)*
                    Self::Unknown(value) => $crate::__private::v1::Serialize::serialize(value, serializer),
                }
            }
        }

        impl<'de> $crate::__private::v1::Deserialize<'de> for $union {
            fn deserialize<D: $crate::__private::v1::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::v1::union(deserializer)
            }
        }
    };
}
