//! `defaults!`: methods that give the document's default for an absent property.
//!
//! ```text
//! wire::defaults!(Book { limit_or_default limit copy(i64, 10), genre_or_default genre of(Genre, Poetry) });
//! ```
//!
//! Each property has the name of its method, its field, and its default: `copy` for a number or a boolean, `text` for a
//! string, `of` for an enum. A property that may also be null has `maybe_copy`, `maybe_text` or `maybe_of`. Its method
//! returns an `Option`, and null stays `None`.
//!
//! Decoding applies no default. So a value that was decoded is encoded again as it came, and a program can tell what the
//! other side sent from what the document says.

use crate::types::maybe::Maybe;

/// The value, or the default of an absent one.
pub fn or_default<'a, T>(value: &'a Maybe<T>, default: &'a T) -> Option<&'a T> {
    match value {
        Maybe::Absent => Some(default),
        Maybe::Null => None,
        Maybe::Value(value) => Some(value),
    }
}

/// The same for a string.
pub fn text_or_default<'a>(value: &'a Maybe<String>, default: &'a str) -> Option<&'a str> {
    match value {
        Maybe::Absent => Some(default),
        Maybe::Null => None,
        Maybe::Value(value) => Some(value),
    }
}

/// Gives a struct the methods for its defaults; the head of this file has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __defaults {
    ($object:ident { $($method:ident $field:ident $kind:ident $default:tt),* }) => {
        impl $object {
            $(wire::__default!($method $field $kind $default);)*
        }
    };
}

/// Defines one method.
#[doc(hidden)]
#[macro_export]
macro_rules! __default {
    ($method:ident $field:ident copy($type:ident, $value:expr)) => {
        /// The value, or the document's default where there is none.
        pub fn $method(&self) -> wire::$type {
            match self.$field {
                Some(value) => value,
                None => $value,
            }
        }
    };
    ($method:ident $field:ident text($value:literal)) => {
        /// The value, or the document's default where there is none.
        pub fn $method(&self) -> &wire::str {
            match &self.$field {
                Some(value) => value,
                None => $value,
            }
        }
    };
    ($method:ident $field:ident of($type:ident, $value:ident)) => {
        /// The value, or the document's default where there is none.
        pub fn $method(&self) -> &$type {
            match &self.$field {
                Some(value) => value,
                None => &$type::$value,
            }
        }
    };
    ($method:ident $field:ident maybe_copy($type:ident, $value:expr)) => {
        /// The value, or the document's default where there is none; `None` where it is null.
        pub fn $method(&self) -> wire::Option<wire::$type> {
            wire::or_default(&self.$field, &$value).copied()
        }
    };
    ($method:ident $field:ident maybe_text($value:literal)) => {
        /// The value, or the document's default where there is none; `None` where it is null.
        pub fn $method(&self) -> wire::Option<&wire::str> {
            wire::text_or_default(&self.$field, $value)
        }
    };
    ($method:ident $field:ident maybe_of($type:ident, $value:ident)) => {
        /// The value, or the document's default where there is none; `None` where it is null.
        pub fn $method(&self) -> wire::Option<&$type> {
            wire::or_default(&self.$field, &$type::$value)
        }
    };
}
