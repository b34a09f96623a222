//! What all text types share: the text exactly as it came, and whether it came in quotes.
//!
//! A server's odd date must not cost its caller the whole response, and what was decoded has to
//! encode to the same JSON. So these types check nothing when they are decoded, and remember a
//! number or a boolean as such. Checks are made when a value is made or converted in Rust.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Number;

/// A text that isn't what its type says, and what that would be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FormatError {
    expected: &'static str,
    text: Box<str>,
}

impl FormatError {
    pub(super) fn new(expected: &'static str, text: &str) -> Self {
        Self {
            expected,
            text: text.into(),
        }
    }

    /// What the text should have been, such as `a date (RFC 3339)`.
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is not {}", self.text, self.expected)
    }
}

impl std::error::Error for FormatError {}

/// A text as it came. Two of them are equal if their texts are, however they were written; the objects that hold
/// them are so only if they were written alike.
#[derive(Clone)]
pub(super) struct Text {
    text: Box<str>,
    /// Not in quotes: a number or a boolean.
    bare: bool,
}

impl Text {
    pub(super) fn quoted(text: impl Into<Box<str>>) -> Self {
        Self {
            text: text.into(),
            bare: false,
        }
    }

    fn bare(text: String) -> Self {
        Self {
            text: text.into(),
            bare: true,
        }
    }

    #[inline]
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.bare {
            return serializer.serialize_str(&self.text);
        }
        match (self.text.parse::<Number>(), self.text.parse::<bool>()) {
            (Ok(number), _) => number.serialize(serializer),
            (_, Ok(truth)) => serializer.serialize_bool(truth),
            _ => serializer.serialize_str(&self.text),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Text;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    #[inline]
    fn visit_str<E>(self, text: &str) -> Result<Text, E> {
        Ok(Text::quoted(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Text, E> {
        Ok(Text::quoted(text))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Text, E> {
        Ok(Text::bare(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Text, E> {
        Ok(Text::bare(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Text, E> {
        // JSON's own form of the number, which reads back as the same one.
        Ok(Text::bare(Number::from_f64(number).map_or_else(
            || number.to_string(),
            |number| number.to_string(),
        )))
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Text, E> {
        Ok(Text::bare(truth.to_string()))
    }
}

/// Makes a text type: its name and documentation, what its text should be, a function that tells
/// whether it is, and how well such texts fit in a union (see `wire::fit_std`).
macro_rules! text_type {
    ($(#[$doc:meta])* $type:ident, $expected:literal, $check:path, score $score:literal) => {
        $(#[$doc])*
        #[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $type(crate::types::text::Text);

        impl $type {
            /// A value of whatever text a server sent or wants, unchecked.
            pub fn from_wire(text: impl Into<String>) -> Self {
                Self(crate::types::text::Text::quoted(text.into()))
            }

            /// The text, exactly as it came.
            #[inline]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// Whether the text is what the type says; one that came from a server may not be.
            pub fn is_valid(&self) -> bool {
                $check(self.as_str())
            }

            /// Why the text isn't what a conversion needs.
            #[allow(dead_code)]
            fn error(&self) -> crate::types::text::FormatError {
                crate::types::text::FormatError::new($expected, self.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = crate::types::text::FormatError;

            /// Checks the text.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                if $check(text) {
                    Ok(Self::from_wire(text))
                } else {
                    Err(crate::types::text::FormatError::new($expected, text))
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl std::fmt::Debug for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.debug_tuple(stringify!($type)).field(&self.as_str()).finish()
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.as_str().to_owned()
            }
        }

        impl serde::ser::Serialize for $type {
            #[inline]
            fn serialize<S: serde::ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> serde::de::Deserialize<'de> for $type {
            #[inline]
            fn deserialize<D: serde::de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::types::text::Text::deserialize(deserializer).map(Self)
            }
        }

        impl crate::wire::wire_type::WireType for $type {
            fn match_score(value: &serde_json::Value) -> Option<i32> {
                match value {
                    serde_json::Value::String(text) if $check(text) => Some($score),
                    serde_json::Value::String(_) => Some(4),
                    serde_json::Value::Number(_) => Some(2),
                    serde_json::Value::Bool(_) => Some(1),
                    _ => None,
                }
            }
        }
    };
}

pub(super) use text_type;
