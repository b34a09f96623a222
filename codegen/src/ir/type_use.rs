//! A type, by its id, and a use of it.

/// A type of the API.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TypeId(pub u32);

/// A type at a place where it is used.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct TypeUse {
    /// Which type.
    pub id: TypeId,
    /// Whether null is allowed here beside what the type allows itself.
    pub nullable: bool,
}

impl TypeUse {
    /// The type itself, no null added.
    pub fn of(id: TypeId) -> Self {
        Self {
            id,
            nullable: false,
        }
    }
}
