//! What the document calls an alternative.
//!
//! ```yaml
//! oneOf:
//!   - $ref: "#/components/schemas/Card"
//!   - { title: Bank account, type: object }
//! ```

use super::site::{SchemaRef, SchemaSite};
use crate::dialect::SideTables;

/// The component of an alternative, or its title.
pub(super) fn given_name(side: &SideTables, member: &SchemaSite<'_>) -> Option<String> {
    match member.schema {
        SchemaRef::Component(key) => component_name(side, key),
        SchemaRef::Inline(schema) => schema.schema_data.title.clone(),
    }
}

/// The key of a component, unless the document has it elsewhere: then its place is its name.
pub(super) fn component_name(side: &SideTables, key: &str) -> Option<String> {
    (!side.hoisted.contains_key(key)).then(|| key.to_owned())
}
