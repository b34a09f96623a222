//! Comparing uses of types while other facts are still being found.

use super::canonical::Canonical;
use crate::ir::{Api, Shape, TypeId, TypeUse};

/// Uses of types, compared by what they come to.
pub(super) struct CanonicalUses<'a> {
    api: &'a Api,
    canonical: &'a Canonical,
    any: TypeUse,
}

impl<'a> CanonicalUses<'a> {
    pub(super) fn new(api: &'a Api, canonical: &'a Canonical) -> Self {
        let any = api
            .types
            .iter()
            .position(|ty| matches!(ty.shape, Shape::Any))
            .unwrap_or(0);
        let any = TypeUse::of(TypeId::at(any));
        Self {
            api,
            canonical,
            any,
        }
    }

    /// The type of any JSON.
    pub(super) fn any(&self) -> TypeUse {
        self.any
    }

    /// What a use comes to.
    pub(super) fn canonical(&self, using: TypeUse) -> TypeUse {
        self.canonical.resolve(self.api, using)
    }

    /// Whether two uses come to the same.
    pub(super) fn same(&self, left: Option<TypeUse>, right: Option<TypeUse>) -> bool {
        left.map(|using| self.canonical(using)) == right.map(|using| self.canonical(using))
    }

    /// The shape of a use.
    pub(super) fn shape(&self, using: TypeUse) -> &'a Shape {
        self.api.shape(using)
    }
}
