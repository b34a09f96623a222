//! A schema and where it is in the document.
//!
//! ```yaml
//! owner: { $ref: "#/components/schemas/User" }   # the component `User`
//! id: { type: integer }                          # an inline schema
//! ```

use crate::diag::Place;
use openapiv3::{ReferenceOr, Schema};
use std::borrow::Borrow;

/// A schema, with where it is in the document.
#[derive(Clone, Debug)]
pub(super) struct SchemaSite<'d> {
    pub schema: SchemaRef<'d>,
    pub place: Place,
}

/// A schema, or the key of the component that it refers to.
#[derive(Clone, Copy, Debug)]
pub(super) enum SchemaRef<'d> {
    Component(&'d str),
    Inline(&'d Schema),
}

/// The start of every reference to a component schema after the dialect.
const SCHEMAS: &str = "#/components/schemas/";

impl<'d> SchemaSite<'d> {
    pub(super) fn new(schema: &'d ReferenceOr<impl Borrow<Schema>>, place: Place) -> Self {
        let schema = match schema {
            ReferenceOr::Reference { reference } => SchemaRef::Component(component_key(reference)),
            ReferenceOr::Item(schema) => SchemaRef::Inline(schema.borrow()),
        };
        Self { schema, place }
    }
}

/// The key of the component that a reference points to.
pub(super) fn component_key(reference: &str) -> &str {
    reference.strip_prefix(SCHEMAS).unwrap_or(reference)
}
