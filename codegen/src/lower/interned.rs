//! Types without a name of their own: each is in the model once.
//!
//! ```yaml
//! tags: { type: array, items: { type: string } }
//! ```

use crate::ir::{Integer, Shape, StringFormat, TypeUse};

/// A type without a name: two equal ones are one type of the model.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Interned {
    Any,
    Boolean,
    Number,
    Integer(Integer),
    Text(StringFormat),
    Array(TypeUse),
    Map(TypeUse),
}

impl Interned {
    pub(super) fn shape(self) -> Shape {
        match self {
            Self::Any => Shape::Any,
            Self::Boolean => Shape::Boolean,
            Self::Number => Shape::Number,
            Self::Integer(integer) => Shape::Integer(integer),
            Self::Text(text) => Shape::Text(text),
            Self::Array(item) => Shape::Array(item),
            Self::Map(value) => Shape::Map(value),
        }
    }
}
