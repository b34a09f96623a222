//! Open enums of strings: `text_enum!(Genre { Fiction "fiction", PlusOne "+1" });`
//!
//! The enum has a last variant `Unknown(String)` that keeps what the document doesn't list.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

/// An enum that is a string on the wire.
pub trait TextEnum: Sized {
    /// The enum's name, for messages.
    const NAME: &'static str;

    /// The variant for a text that the document lists.
    fn known(text: &str) -> Option<Self>;

    /// The variant for any other.
    fn unknown(text: String) -> Self;
}

/// The variant for a text; this is the body of `From<&str>`.
#[inline]
pub fn text_enum_from<T: TextEnum>(text: &str) -> T {
    T::known(text).unwrap_or_else(|| T::unknown(text.to_owned()))
}

/// Decodes an enum; this is the body of its `Deserialize`.
///
/// # Errors
///
/// If it isn't a string.
#[inline]
pub fn text_enum<'de, T: TextEnum, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(TextVisitor(PhantomData))
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: TextEnum> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a string for {}", T::NAME)
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(text_enum_from(text))
    }
}

/// Gives an enum its strings; the module's text has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_enum {
    ($enum:ident { $($variant:ident $text:literal),* $(,)? }) => {
        impl $crate::__private::v1::TextEnum for $enum {
            const NAME: &'static ::core::primitive::str = ::core::stringify!($enum);

            fn known(text: &::core::primitive::str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match text {
                    $($text => Self::$variant,)*
                    _ => return ::core::option::Option::None,
                })
            }

            fn unknown(text: ::std::string::String) -> Self {
                Self::Unknown(text)
            }
        }

        impl $enum {
            /// The value as it is on the wire.
            pub fn as_str(&self) -> &::core::primitive::str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl $crate::__private::v1::Wire for $enum {
            fn fit(value: &$crate::types::Value) -> ::core::option::Option<::core::primitive::i32> {
                $crate::__private::v1::fit_text_enum::<Self>(value)
            }
        }

        impl ::core::convert::From<&::core::primitive::str> for $enum {
            fn from(text: &::core::primitive::str) -> Self {
                $crate::__private::v1::text_enum_from(text)
            }
        }

        impl ::core::convert::From<::std::string::String> for $enum {
            fn from(text: ::std::string::String) -> Self {
                match <Self as $crate::__private::v1::TextEnum>::known(&text) {
                    ::core::option::Option::Some(known) => known,
                    ::core::option::Option::None => Self::Unknown(text),
                }
            }
        }

        impl ::core::str::FromStr for $enum {
            type Err = ::core::convert::Infallible;

            fn from_str(text: &::core::primitive::str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok($crate::__private::v1::text_enum_from(text))
            }
        }

        impl ::core::convert::AsRef<::core::primitive::str> for $enum {
            fn as_ref(&self) -> &::core::primitive::str {
                self.as_str()
            }
        }

        impl ::core::fmt::Display for $enum {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl $crate::__private::v1::Serialize for $enum {
            fn serialize<S: $crate::__private::v1::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__private::v1::Deserialize<'de> for $enum {
            fn deserialize<D: $crate::__private::v1::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::v1::text_enum(deserializer)
            }
        }
    };
}
