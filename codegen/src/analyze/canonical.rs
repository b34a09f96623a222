//! Which type a use resolves to: the only place where aliases and equal types are followed.

use crate::ir::{Api, TypeId, TypeUse};

/// For each type, the one of its equals that is written out.
#[derive(Clone, Debug)]
pub(super) struct Canonical {
    ids: Vec<TypeId>,
}

impl Canonical {
    /// From the id for each type, in order.
    pub(super) fn new(ids: Vec<TypeId>) -> Self {
        Self { ids }
    }

    /// No two types are equal.
    pub(super) fn identity(api: &Api) -> Self {
        Self::new(api.type_ids().collect())
    }

    /// The canonical type of all that are equal to this one.
    pub(super) fn of(&self, id: TypeId) -> TypeId {
        self.ids.get(id.0 as usize).copied().unwrap_or(id)
    }

    /// The type that a use resolves to: aliases followed, then the canonical one of its equals.
    pub(super) fn resolve(&self, api: &Api, using: TypeUse) -> TypeUse {
        let resolved = api.resolve(using);
        TypeUse {
            id: self.of(resolved.id),
            nullable: resolved.nullable,
        }
    }
}
