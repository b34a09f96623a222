//! The schemas that a type is made of, and whether it is lowered already.
//!
//! ```yaml
//! owner: { $ref: "#/components/schemas/User" }
//! ```

use super::site::{SchemaRef, SchemaSite};
use crate::diag::Place;
use crate::ir::{TypeId, TypeUse};

/// The schemas that a type is made of.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) enum TypeKey<'d> {
    /// The schema at a place.
    Place(Place),
    /// Several schemas of one property.
    Several(Vec<SchemaKey<'d>>),
}

/// The identity of a schema.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) enum SchemaKey<'d> {
    Component(&'d str),
    Inline(Place),
}

/// Whether a type is lowered already.
#[derive(Clone, Copy, Debug)]
pub(super) enum TypeState {
    /// It is being lowered; with its id, if it has one already.
    InProgress(Option<TypeId>),
    /// It is being lowered, and a use refers to it by this id.
    Referenced(TypeId),
    /// It is lowered.
    Done(TypeUse),
}

impl<'d> TypeKey<'d> {
    /// The key of several schemas, in any order: they make the same type.
    pub(super) fn several(sites: &[SchemaSite<'d>]) -> Self {
        let merged = sites.iter().map(|site| match site.schema {
            SchemaRef::Component(key) => SchemaKey::Component(key),
            SchemaRef::Inline(_) => SchemaKey::Inline(site.place.clone()),
        });
        let mut merged: Vec<SchemaKey<'d>> = merged.collect();
        merged.sort_unstable();
        merged.dedup();
        Self::Several(merged)
    }
}
