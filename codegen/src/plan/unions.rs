//! Unions.

use super::Planner;
use super::doc_text::DocText;
use super::items::{UnionItem, UnionVariant};
use super::ty::Ty;
use crate::analyze::TypeKind;
use crate::ir::{TypeId, TypeUse};
use crate::names::Ident;

impl Planner<'_> {
    pub(super) fn union(&self, id: TypeId, name: &Ident, docs: DocText) -> Option<UnionItem> {
        let union = self.facts.union(id)?;
        let names = self
            .names
            .variants
            .get(&id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let variants = union
            .variants
            .iter()
            .zip(names)
            .map(|(variant, name)| {
                let ty = self.inner(variant.ty);
                let target = self.facts.resolve(self.api, variant.ty).id;
                let boxed = self.facts.is_boxed(id, target) && matches!(ty, Ty::Named(_));
                let ty = if boxed { Ty::Boxed(Box::new(ty)) } else { ty };
                UnionVariant {
                    name: name.clone(),
                    ty,
                }
            })
            .collect();
        Some(UnionItem {
            docs,
            name: name.clone(),
            variants,
            kind: union.kind.clone(),
        })
    }

    /// Whether a type is a union that is made from the values of its variants: scalars of different types.
    pub(super) fn is_from_scalars(&self, id: TypeId) -> bool {
        let Some(TypeKind::Scalars { of, .. }) = self.facts.kind(id) else {
            return false;
        };
        let types: Vec<Ty> = of.iter().map(|id| self.inner(TypeUse::of(*id))).collect();
        let mut pairs = types.iter().enumerate();
        pairs.all(|(at, ty)| !types.iter().skip(at + 1).any(|other| other == ty))
    }
}
