//! Literals of the document: the values that a `const`, an `enum` or the table of a union names.

use serde_json::{Number, Value};

use super::integer::integer;

/// A literal of the document.
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
    /// Whether a JSON value is this literal. Numbers are equal when their values are: `4` is `4.0`.
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
