//! Types without a name of their own: scalars, lists, maps.
//!
//! ```yaml
//! type: string
//! format: date-time
//! ```

use super::Lower;
use crate::diag::{FileId, Place};
use crate::ir::{Integer, Origin, Shape, Text, TypeId, TypeUse};

/// What makes two types without a name the same.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Interned {
    Any,
    Boolean,
    Number,
    Integer(Integer),
    Text(Text),
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

impl Lower<'_, '_> {
    /// The one type of this shape.
    pub(super) fn intern(&mut self, interned: Interned) -> TypeUse {
        if let Some(&id) = self.interned.get(&interned) {
            return TypeUse::of(id);
        }
        let id: TypeId = self.add(Origin::Builtin, &Place::root(FileId(0)));
        self.set(id, interned.shape());
        self.interned.insert(interned, id);
        TypeUse::of(id)
    }
}

/// What a string of a format holds.
pub(super) fn text(format: Option<&str>) -> Text {
    format.and_then(Text::of_format).unwrap_or(Text::Plain)
}

/// How wide an integer of a format and of these bounds is. Bounds that the format doesn't hold are
/// believed, not the format.
pub(super) fn integer(format: Option<&str>, minimum: Option<f64>, maximum: Option<f64>) -> Integer {
    let beyond = |limit: f64| maximum.is_some_and(|max| max > limit);
    match format {
        Some("int32" | "int16" | "int8") if !beyond(i32::MAX.into()) => Integer::I32,
        Some("uint32" | "uint16" | "uint8") if !beyond(u32::MAX.into()) => Integer::U32,
        Some("uint64" | "uint") => Integer::U64,
        Some("int64") => Integer::I64,
        // Tools in which all numbers are floats write 9223372036854776000 for the largest `i64`: one
        // more than fits, and the same number as a float.
        _ if maximum.is_some_and(|max| max >= i64::MAX as f64)
            && (minimum.is_some_and(|min| min >= 0.0) || beyond(i64::MAX as f64)) =>
        {
            Integer::U64
        }
        _ => Integer::I64,
    }
}

/// Whether a format alone says that a value is a string.
pub(super) fn is_text_format(format: &str) -> bool {
    text(Some(format)) != Text::Plain || matches!(format, "email" | "hostname" | "password")
}
