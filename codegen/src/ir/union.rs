//! Unions: one of several types.

use super::type_use::TypeUse;

/// One of several types.
#[derive(Clone, Debug)]
pub struct Union {
    /// The types.
    pub variants: Vec<Variant>,
    /// The discriminator, where the document has one.
    pub discriminator: Option<Discriminator>,
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

/// A discriminator: the property that tells the variants apart, as the document states it.
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// The key of the property.
    pub property: String,
    /// The values that the document maps to a variant, with the index of the variant.
    pub mapping: Vec<(String, usize)>,
    /// For each variant, the key of its component: the value of a variant that isn't mapped.
    pub keys: Vec<Option<String>>,
}
