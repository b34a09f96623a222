//! Resolves and compares uses of types while the other facts are being computed.

use super::canonical::Canonical;
use crate::ir::{Api, Shape, TypeId, TypeUse};

/// Resolves and compares uses of types.
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

    /// The type that a use resolves to.
    pub(super) fn canonical(&self, using: TypeUse) -> TypeUse {
        self.canonical.resolve(self.api, using)
    }

    /// Whether two uses resolve to the same type.
    pub(super) fn same(&self, left: Option<TypeUse>, right: Option<TypeUse>) -> bool {
        left.map(|using| self.canonical(using)) == right.map(|using| self.canonical(using))
    }

    /// The shape of a use.
    pub(super) fn shape(&self, using: TypeUse) -> &'a Shape {
        self.api.shape(using)
    }
}
