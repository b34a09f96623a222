//! Open enums of integers: `int_enums! { pub enum Level { One = 1, Minus2 = -2 } }`
//!
//! Each has a last variant `Unknown(i64)` that keeps what the document doesn't list.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

/// Decodes an enum; this is the body of its `Deserialize`.
///
/// # Errors
///
/// If it isn't an integer of 64 bits.
#[inline]
pub fn int_enum<'de, T: From<i64>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_i64(IntVisitor(PhantomData))
}

struct IntVisitor<T>(PhantomData<T>);

impl<T: From<i64>> Visitor<'_> for IntVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an integer")
    }

    #[inline]
    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        Ok(T::from(number))
    }

    #[inline]
    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        match i64::try_from(number) {
            Ok(number) => Ok(T::from(number)),
            Err(_) => Err(E::invalid_value(Unexpected::Unsigned(number), &self)),
        }
    }
}

/// Makes enums of integers; the module's text has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __int_enums {
    ($(
        $(#[$docs:meta])*
        pub enum $enum:ident { $($(#[$note:meta])* $variant:ident = $number:literal),* $(,)? }
    )*) => {$(
        $(#[$docs])*
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        pub enum $enum {
            $($(#[$note])* $variant,)*
            /// A value that the document does not name.
            Unknown(wire::i64),
        }

        impl $enum {
            /// The value as it is on the wire.
            pub fn as_i64(&self) -> wire::i64 {
                match self {
                    $(Self::$variant => $number,)*
                    Self::Unknown(number) => *number,
                }
            }
        }

        impl wire::Wire for $enum {
            fn fit(value: &wire::Value) -> wire::Option<wire::i32> {
                let number = value.as_i64()?;
                wire::fit_enum(!wire::matches!(Self::from(number), Self::Unknown(_)))
            }
        }

        impl wire::From<wire::i64> for $enum {
            fn from(number: wire::i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    _ => Self::Unknown(number),
                }
            }
        }

        impl wire::Display for $enum {
            fn fmt(&self, formatter: &mut wire::Formatter<'_>) -> wire::Formatted {
                wire::Display::fmt(&self.as_i64(), formatter)
            }
        }

        impl wire::Serialize for $enum {
            fn serialize<S: wire::Serializer>(
                &self,
                serializer: S,
            ) -> wire::Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> wire::Deserialize<'de> for $enum {
            fn deserialize<D: wire::Deserializer<'de>>(
                deserializer: D,
            ) -> wire::Result<Self, D::Error> {
                wire::int_enum(deserializer)
            }
        }
    )*};
}
