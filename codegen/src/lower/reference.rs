//! The only place where references between schemas are followed.
//!
//! ```yaml
//! A: { $ref: "#/components/schemas/B" }
//! B: { type: string }
//! ```

use super::site::component_key;
use crate::dialect::Document;
use crate::source::limits::REFERENCES;
use openapiv3::{ReferenceOr, Schema};
use std::borrow::Borrow;

/// The schema behind a reference, or the inline schema.
pub(super) fn referenced<'d>(
    document: &'d Document,
    schema: &'d ReferenceOr<impl Borrow<Schema>>,
) -> Option<&'d Schema> {
    match schema {
        ReferenceOr::Item(schema) => Some(schema.borrow()),
        ReferenceOr::Reference { reference } => component(document, component_key(reference)),
    }
}

/// The schema of a component, references between components followed; `None` for a ring of references.
pub(super) fn component<'d>(document: &'d Document, key: &str) -> Option<&'d Schema> {
    let schemas = &document.openapi.components.as_ref()?.schemas;
    let mut found = schemas.get(key)?;
    for _ in 0..schemas.len().min(REFERENCES) {
        match found {
            ReferenceOr::Item(schema) => return Some(schema),
            ReferenceOr::Reference { reference } => {
                found = schemas.get(component_key(reference))?;
            }
        }
    }
    None
}
