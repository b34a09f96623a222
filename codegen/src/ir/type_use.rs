//! A type, by its id, and a use of it.

/// The id of a type.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TypeId(pub u32);

impl TypeId {
    /// The id of the type at this index. No model has more types than ids: each takes dozens of bytes of
    /// a document, and documents are far smaller than that.
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// A use of a type.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct TypeUse {
    /// Which type.
    pub id: TypeId,
    /// Whether this use also allows null.
    pub nullable: bool,
}

impl TypeUse {
    /// A use that adds no null.
    pub fn of(id: TypeId) -> Self {
        Self {
            id,
            nullable: false,
        }
    }
}
