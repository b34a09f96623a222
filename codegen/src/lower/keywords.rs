//! The keywords of one schema.
//!
//! ```yaml
//! type: string
//! title: The name
//! ```

use super::deprecation;
use crate::ir::Docs;
use openapiv3::{AnySchema, Schema, SchemaKind};
use serde_json::Value;

/// The keywords of a schema. The dialects turn every schema into openapiv3's `Any` form.
pub(super) fn keywords(schema: &Schema) -> Option<&AnySchema> {
    match &schema.schema_kind {
        SchemaKind::Any(any) => Some(any),
        _ => None,
    }
}

/// The documentation of a schema.
pub(super) fn docs(schema: &Schema) -> Docs {
    let data = &schema.schema_data;
    Docs {
        summary: data.title.clone(),
        description: data.description.clone(),
        deprecated: data.deprecated,
        deprecation: deprecation::reason(|key| data.extensions.get(key)),
    }
}

/// The types that a schema lists.
pub(super) fn types<'d>(schema: &'d Schema, any: &'d AnySchema) -> Vec<&'d str> {
    match (
        &any.typ,
        schema.schema_data.extensions.get("x-callwright-types"),
    ) {
        (Some(one), _) => vec![one],
        (None, Some(Value::Array(several))) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Whether a schema has no keywords.
pub(super) fn is_empty(schema: &Schema) -> bool {
    keywords(schema).is_some_and(|any| *any == AnySchema::default())
        && schema.schema_data.extensions.is_empty()
        && !schema.schema_data.nullable
}
