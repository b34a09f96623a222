//! Unions: one of several types.

use super::type_use::TypeUse;

/// A union.
#[derive(Clone, Debug)]
pub struct Union {
    /// The variants.
    pub variants: Vec<Variant>,
    /// The discriminator, where the document has one.
    pub discriminator: Option<Discriminator>,
    /// Whether another alternative allows any value. A value that no variant holds completely is kept as JSON.
    pub open: bool,
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The type.
    pub ty: TypeUse,
    /// Its number, or a word for its kind. If its type isn't used elsewhere, the origin of the type has the same.
    pub role: String,
    /// What the document calls it: the key of the component that it references, or its title.
    pub name: Option<String>,
}

/// A discriminator: the property that tells the variants apart, as the document states it.
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// The key of the property.
    pub property: String,
    /// The values that `mapping` lists, each with the index of its variant.
    pub mapping: Vec<(String, usize)>,
    /// For each variant, the key of its component: the value of a variant that isn't mapped.
    pub keys: Vec<Option<String>>,
}
