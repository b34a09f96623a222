//! Whether only the server or only the client sets a property.
//!
//! ```yaml
//! Mode: { type: string, readOnly: true }
//! Payment: { properties: { mode: { $ref: "#/components/schemas/Mode" } } }
//! ```
//!
//! `readOnly` of a referenced schema, or of a member of `allOf`, applies to the property: one true value
//! is enough (JSON Schema, Validation 9.4).

use super::keywords::keywords;
use super::reference::referenced;
use crate::dialect::Document;
use openapiv3::Schema;

/// The most schemas that are visited for one property.
const SCHEMAS: usize = 64;

/// Whether only the server or only the client sets a property.
#[derive(Clone, Copy, Default)]
pub(super) struct Access {
    /// Only the server sets it.
    pub read_only: bool,
    /// Only the client sets it.
    pub write_only: bool,
}

/// The access of a property with this schema, references and `allOf` followed.
pub(super) fn access(document: &Document, schema: &Schema) -> Access {
    let mut access = Access::default();
    let mut schemas = vec![schema];
    let mut next = 0;
    while let Some(schema) = schemas.get(next).copied() {
        next += 1;
        access.read_only |= schema.schema_data.read_only;
        access.write_only |= schema.schema_data.write_only;
        for member in keywords(schema).into_iter().flat_map(|any| &any.all_of) {
            if schemas.len() < SCHEMAS
                && let Some(member) = referenced(document, member)
                && !schemas.iter().any(|known| std::ptr::eq(*known, member))
            {
                schemas.push(member);
            }
        }
    }
    access
}
