//! Open enums of mixed values: `value_enums! { pub enum Setting { Auto = "auto", Four = 4, Off = false } }`
//!
//! Each has a last variant `Unknown(Value)` that keeps what the document doesn't list.

use serde_json::{Number, Value};

use super::int_enum::integer;

/// A literal of the document: what a const, an enum or a union's table may name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal {
    /// A string.
    Text(&'static str),
    /// An integer.
    Int(i128),
    /// Any other number.
    Float(f64),
    /// True or false.
    Bool(bool),
}

impl Literal {
    /// Whether a JSON value is this one. Numbers are equal when their values are: `4` is `4.0`.
    pub fn is(self, value: &Value) -> bool {
        match self {
            Self::Text(text) => value.as_str() == Some(text),
            Self::Bool(truth) => value.as_bool() == Some(truth),
            Self::Int(number) => integer(value) == Some(number),
            Self::Float(number) => value.as_f64() == Some(number),
        }
    }
}

impl From<Literal> for Value {
    fn from(literal: Literal) -> Self {
        match literal {
            Literal::Text(text) => Self::from(text),
            Literal::Int(number) => match Number::from_i128(number) {
                Some(number) => Self::Number(number),
                #[allow(clippy::cast_precision_loss)]
                None => Self::from(number as f64),
            },
            Literal::Float(number) => Self::from(number),
            Literal::Bool(truth) => Self::from(truth),
        }
    }
}

impl From<&'static str> for Literal {
    fn from(text: &'static str) -> Self {
        Self::Text(text)
    }
}

impl From<i128> for Literal {
    fn from(number: i128) -> Self {
        Self::Int(number)
    }
}

impl From<f64> for Literal {
    fn from(number: f64) -> Self {
        Self::Float(number)
    }
}

impl From<bool> for Literal {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

/// Makes enums of mixed values; the module's text has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __value_enums {
    ($(
        $(#[$docs:meta])*
        pub enum $enum:ident { $($(#[$note:meta])* $variant:ident = $literal:literal),* $(,)? }
    )*) => {$(
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $enum {
            $($(#[$note])* $variant,)*
            /// A value that the document does not name.
            Unknown(wire::Value),
        }

        impl $enum {
            /// The value as it is on the wire.
            pub fn to_value(&self) -> wire::Value {
                match self {
                    $(Self::$variant => wire::From::from(wire::Literal::from($literal)),)*
                    Self::Unknown(value) => wire::Clone::clone(value),
                }
            }
        }

        impl wire::Wire for $enum {
            fn fit(value: &wire::Value) -> wire::Option<wire::i32> {
                wire::fit_enum(
                    false $(|| wire::Literal::from($literal).is(value))*
                )
            }
        }

        impl wire::From<wire::Value> for $enum {
            fn from(value: wire::Value) -> Self {
                $(if wire::Literal::from($literal).is(&value) {
                    return Self::$variant;
                })*
                Self::Unknown(value)
            }
        }

        impl wire::Display for $enum {
            fn fmt(&self, formatter: &mut wire::Formatter<'_>) -> wire::Formatted {
                match self.to_value() {
                    wire::Value::String(text) => formatter.pad(&text),
                    value => wire::Display::fmt(&value, formatter),
                }
            }
        }

        impl wire::Serialize for $enum {
            fn serialize<S: wire::Serializer>(
                &self,
                serializer: S,
            ) -> wire::Result<S::Ok, S::Error> {
                wire::Serialize::serialize(&self.to_value(), serializer)
            }
        }

        impl<'de> wire::Deserialize<'de> for $enum {
            fn deserialize<D: wire::Deserializer<'de>>(
                deserializer: D,
            ) -> wire::Result<Self, D::Error> {
                match wire::sent(deserializer) {
                    wire::Result::Ok(value) => wire::Result::Ok(Self::from(value)),
                    wire::Result::Err(error) => wire::Result::Err(error),
                }
            }
        }
    )*};
}
