//! What all text types have in common: the text exactly as it was received, and whether it was in quotes.
//!
//! An invalid date must not make a whole response unreadable, and a decoded value has to encode to the same JSON. So these
//! types check nothing when they are decoded, and remember a number or a boolean as such. A value is checked when it is parsed
//! or converted in Rust.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Number;

/// A text that doesn't have the format of its type.
///
/// ```
/// use callwright::types::Date;
///
/// let error = "tomorrow".parse::<Date>().unwrap_err();
/// assert_eq!(error.to_string(), "\"tomorrow\" is not a date (RFC 3339)");
/// ```
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

    /// The expected format, such as `a date (RFC 3339)`.
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

/// A text as it was received. Two of them are equal if their texts are, in quotes or not. Objects that contain them are equal
/// only if they are written alike.
#[derive(Clone)]
pub(super) struct WireText {
    text: Box<str>,
    /// Whether it was a number or a boolean, without quotes.
    bare: bool,
}

impl WireText {
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

impl PartialEq for WireText {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for WireText {}

impl PartialOrd for WireText {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for WireText {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for WireText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Serialize for WireText {
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

impl<'de> Deserialize<'de> for WireText {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = WireText;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    #[inline]
    fn visit_str<E>(self, text: &str) -> Result<WireText, E> {
        Ok(WireText::quoted(text))
    }

    fn visit_string<E>(self, text: String) -> Result<WireText, E> {
        Ok(WireText::quoted(text))
    }

    fn visit_i64<E>(self, number: i64) -> Result<WireText, E> {
        Ok(WireText::bare(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<WireText, E> {
        Ok(WireText::bare(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<WireText, E> {
        // JSON's form of the number, which reads back as the same number.
        Ok(WireText::bare(Number::from_f64(number).map_or_else(
            || number.to_string(),
            |number| number.to_string(),
        )))
    }

    fn visit_bool<E>(self, truth: bool) -> Result<WireText, E> {
        Ok(WireText::bare(truth.to_string()))
    }
}

/// Defines a text type: its docs, its name, the expected format, a function that checks it, and the score of a valid text in a
/// union (see `wire::wire_type`).
macro_rules! text_type {
    ($(#[$doc:meta])* $type:ident, $expected:literal, $check:path, score $score:literal) => {
        $(#[$doc])*
        #[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $type(crate::types::text::WireText);

        impl $type {
            /// A value with any text, which isn't checked.
            pub fn from_wire(text: impl Into<String>) -> Self {
                Self(crate::types::text::WireText::quoted(text.into()))
            }

            /// The text, exactly as it was received.
            #[inline]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// Whether the text has the format of the type. A text from a server may not have it.
            pub fn is_valid(&self) -> bool {
                $check(self.as_str())
            }

            /// The error of a conversion.
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
                crate::types::text::WireText::deserialize(deserializer).map(Self)
            }
        }

        #[doc(hidden)]
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
