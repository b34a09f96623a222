//! Unions.

use super::Planner;
use super::doc_text::DocText;
use super::items::{UnionItem, UnionVariant};
use super::ty::Ty;
use crate::ir::TypeId;
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
}
