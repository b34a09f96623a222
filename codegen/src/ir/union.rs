//! Unions: one of several types.

use super::type_use::TypeUse;

/// One of several types.
#[derive(Clone, Debug)]
pub struct Union {
    /// The types.
    pub variants: Vec<Variant>,
    /// The property that tells which, where there is one.
    pub tag: Option<Tag>,
    /// Whether another alternative allows any value: what no variant holds whole is kept as JSON.
    pub open: bool,
}

/// One type of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The type.
    pub ty: TypeUse,
    /// A word for it, where it has no name of its own.
    pub role: String,
}

/// The property that tells which variant an object is.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Tag {
    /// Its key.
    pub property: String,
    /// Which value stands for which variant.
    pub values: Vec<TagValue>,
}

/// A value of a tag.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct TagValue {
    /// The value, as text.
    pub value: String,
    /// The index of the variant.
    pub variant: usize,
}
