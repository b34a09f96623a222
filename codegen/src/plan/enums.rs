//! Enums of literals, and constants.

use super::Planner;
use super::doc_text::DocText;
use super::docs;
use super::items::{EnumItem, EnumLiterals, EnumVariant};
use crate::ir::{self, EnumKind, TypeId};
use crate::names::Ident;

impl Planner<'_> {
    /// The string that a type always has.
    pub(super) fn constant(&self, id: TypeId, e: &ir::Enum) -> Option<String> {
        let literal = e.values.first()?.literal.as_str()?;
        self.facts.is_constant(id).then(|| literal.to_owned())
    }

    pub(super) fn enumeration(
        &self,
        id: TypeId,
        name: &Ident,
        docs: DocText,
        e: &ir::Enum,
    ) -> EnumItem {
        let names = self
            .names
            .variants
            .get(&id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let variants = e.values.iter().zip(names).map(|(value, name)| EnumVariant {
            docs: docs::value_docs(value),
            name: name.clone(),
            literal: value.literal.clone(),
        });
        let variants: Vec<EnumVariant> = variants.collect();
        EnumItem {
            docs,
            name: name.clone(),
            default: variants.len() == 1,
            variants,
        }
    }
}

pub(super) fn literals(kind: EnumKind) -> EnumLiterals {
    match kind {
        EnumKind::Text => EnumLiterals::Text,
        EnumKind::Integer => EnumLiterals::Integer,
        EnumKind::WideInteger => EnumLiterals::WideInteger,
        EnumKind::Mixed => EnumLiterals::Mixed,
    }
}
