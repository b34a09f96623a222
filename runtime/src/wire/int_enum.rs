//! Open enums of integers: `int_enums! { pub enum Level { One = 1, Minus2 = -2 } }`
//!
//! Each has a last variant `Unknown(i64)` for values that the document doesn't list. An enum with a value beyond `i64` is
//! made by `wide_int_enums!`, and has `Unknown(i128)`.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

use super::integer::exact_integer;

/// Decodes an enum; this is the body of its `Deserialize`.
///
/// # Errors
///
/// If it isn't an integer in the range of `R`.
#[inline]
pub fn int_enum<'de, T: From<R>, R: TryFrom<i128>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_i64(IntVisitor(PhantomData::<(T, R)>))
}

struct IntVisitor<T>(PhantomData<T>);

impl<T: From<R>, R: TryFrom<i128>> Visitor<'_> for IntVisitor<(T, R)> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an integer")
    }

    #[inline]
    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        match R::try_from(number.into()) {
            Ok(number) => Ok(T::from(number)),
            Err(_) => Err(E::invalid_value(Unexpected::Signed(number), &self)),
        }
    }

    #[inline]
    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        match R::try_from(number.into()) {
            Ok(number) => Ok(T::from(number)),
            Err(_) => Err(E::invalid_value(Unexpected::Unsigned(number), &self)),
        }
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<T, E> {
        match R::try_from(number) {
            Ok(number) => Ok(T::from(number)),
            Err(_) => Err(E::invalid_value(Unexpected::Other("a larger one"), &self)),
        }
    }

    #[cold]
    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        match exact_integer(number).map(R::try_from) {
            Some(Ok(number)) => Ok(T::from(number)),
            _ => Err(E::invalid_value(Unexpected::Float(number), &self)),
        }
    }
}

/// Defines enums of integers; the head of this file has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __int_enums {
    ($($(#[$docs:meta])* pub enum $enum:ident { $($variants:tt)* })*) => {$(
        wire::__int_enum! { i64 as_i64 serialize_i64; $(#[$docs])* $enum { $($variants)* } }
    )*};
}

/// Defines enums of integers, one of which is beyond `i64`.
#[doc(hidden)]
#[macro_export]
macro_rules! __wide_int_enums {
    ($($(#[$docs:meta])* pub enum $enum:ident { $($variants:tt)* })*) => {$(
        wire::__int_enum! { i128 as_i128 serialize_i128; $(#[$docs])* $enum { $($variants)* } }
    )*};
}

/// Defines one enum of integers.
#[doc(hidden)]
#[macro_export]
macro_rules! __int_enum {
    (
        $repr:ident $as:ident $serialize:ident;
        $(#[$docs:meta])*
        $enum:ident { $($(#[$note:meta])* $variant:ident = $number:literal),* $(,)? }
    ) => {
        $(#[$docs])*
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum $enum {
            $($(#[$note])* $variant,)*
            /// A value that the document does not name.
            Unknown(wire::$repr),
        }

        impl $enum {
            /// The value as it is on the wire.
            pub fn $as(&self) -> wire::$repr {
                match self {
                    $(Self::$variant => $number,)*
                    Self::Unknown(number) => *number,
                }
            }
        }

        #[doc(hidden)]
        impl wire::WireType for $enum {
            fn match_score(value: &wire::Value) -> wire::Option<wire::i32> {
                let number = <wire::$repr as wire::TryFrom<_>>::try_from(wire::integer(value)?).ok()?;
                wire::enum_score(!wire::matches!(Self::from(number), Self::Unknown(_)))
            }
        }

        impl wire::From<wire::$repr> for $enum {
            fn from(number: wire::$repr) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    _ => Self::Unknown(number),
                }
            }
        }

        impl wire::Display for $enum {
            fn fmt(&self, formatter: &mut wire::Formatter<'_>) -> wire::Formatted {
                wire::Display::fmt(&self.$as(), formatter)
            }
        }

        impl wire::Serialize for $enum {
            fn serialize<S: wire::Serializer>(
                &self,
                serializer: S,
            ) -> wire::Result<S::Ok, S::Error> {
                serializer.$serialize(self.$as())
            }
        }

        impl<'de> wire::Deserialize<'de> for $enum {
            fn deserialize<D: wire::Deserializer<'de>>(
                deserializer: D,
            ) -> wire::Result<Self, D::Error> {
                wire::int_enum::<Self, wire::$repr, D>(deserializer)
            }
        }
    };
}
