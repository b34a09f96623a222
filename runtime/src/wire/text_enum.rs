//! Open enums of strings: `text_enums! { pub enum Genre { Fiction = "fiction", PlusOne = "+1" } }`
//!
//! Each has a last variant `Unknown(String)` for values that the document doesn't list.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

use super::type_name::short_name;

/// Decodes an enum; this is the body of its `Deserialize`.
///
/// # Errors
///
/// If it isn't a string.
#[inline]
pub fn text_enum<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: for<'a> From<&'a str>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(TextVisitor(PhantomData))
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: for<'a> From<&'a str>> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a string for {}", short_name::<T>())
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from(text))
    }
}

/// Defines enums of strings; the head of this file has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_enums {
    ($(
        $(#[$docs:meta])*
        pub enum $enum:ident { $($(#[$note:meta])* $variant:ident = $text:literal),* $(,)? }
    )*) => {$(
        $(#[$docs])*
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum $enum {
            $($(#[$note])* $variant,)*
            /// A value that the document does not name.
            Unknown(wire::String),
        }

        impl $enum {
            /// The value as it is on the wire.
            pub fn as_str(&self) -> &wire::str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl wire::From<&wire::str> for $enum {
            fn from(text: &wire::str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    _ => Self::Unknown(wire::Into::into(text)),
                }
            }
        }

        #[doc(hidden)]
        impl wire::WireType for $enum {
            const SHAPE: wire::WireShape = wire::WireShape::Text(&[$($text),*], wire::stringify!($($variant),*));
        }

        impl wire::PartialEq for $enum {
            fn eq(&self, other: &Self) -> wire::bool {
                self.as_str() == other.as_str()
            }
        }

        impl wire::Eq for $enum {}

        impl wire::Hash for $enum {
            fn hash<H: wire::Hasher>(&self, state: &mut H) {
                wire::Hash::hash(self.as_str(), state);
            }
        }

        impl wire::Debug for $enum {
            fn fmt(&self, to: &mut wire::Formatter<'_>) -> wire::Formatted {
                wire::debug_text_enum(&<Self as wire::WireType>::SHAPE, self.as_str(), to)
            }
        }

        impl wire::Display for $enum {
            fn fmt(&self, to: &mut wire::Formatter<'_>) -> wire::Formatted {
                to.pad(self.as_str())
            }
        }

        impl wire::Serialize for $enum {
            fn serialize<S: wire::Serializer>(&self, to: S) -> wire::Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> wire::Deserialize<'de> for $enum {
            fn deserialize<D: wire::Deserializer<'de>>(from: D) -> wire::Result<Self, D::Error> {
                wire::text_enum(from)
            }
        }
    )*};
}
