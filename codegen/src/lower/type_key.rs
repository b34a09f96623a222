//! Which schemas a type is made of, and how far it is made.
//!
//! ```yaml
//! owner: { $ref: "#/components/schemas/User" }
//! ```

use super::site::{SchemaRef, SchemaSite};
use crate::diag::Place;
use crate::ir::{TypeId, TypeUse};

/// What a type is made of.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) enum TypeKey<'d> {
    /// The schema at a place.
    Place(Place),
    /// Several schemas that one property is of.
    Several(Vec<SchemaKey<'d>>),
}

/// A schema, told from others.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) enum SchemaKey<'d> {
    Component(&'d str),
    Inline(Place),
}

/// What is known of a type.
#[derive(Clone, Copy, Debug)]
pub(super) enum TypeState {
    /// It is being made; the id, if it has one already.
    InProgress(Option<TypeId>),
    /// It is being made, and something holds it already under this id.
    Referenced(TypeId),
    /// It is made.
    Done(TypeUse),
}

impl<'d> TypeKey<'d> {
    /// In whichever order they are: they come to the same type.
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
