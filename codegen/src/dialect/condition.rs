//! Parts of a schema that apply to some values only.
//!
//! ```yaml
//! properties: { kind: { enum: [mail, call] } }
//! if: { properties: { kind: { const: mail } } }
//! then: { properties: { address: { type: string } } }
//! else: { properties: { number: { type: string } } }
//! dependentSchemas: { kind: { properties: { note: { type: string } } } }
//! ```
//!
//! 3.0 has no keyword for them, so they are in [`SideTables::conditions`](super::SideTables).

use super::keywords::PendingKeywords;
use super::node_path::NodePath;
use super::schema::empty;
use super::side::ConditionalSchema;
use super::walk::Walk;
use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaKind};
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads a keyword if it is one of these. Returns whether it is.
    pub fn condition(
        &mut self,
        pending: &mut PendingKeywords<'s>,
        key: &'s str,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> bool {
        match key {
            "if" | "then" | "else" => {
                let condition = ConditionalSchema {
                    place: at.place(),
                    schema: self.schema(value, at),
                    asserted: key != "if",
                };
                pending.conditions.push((key, condition));
            }
            "dependentSchemas" | "dependentRequired" | "dependencies" => {
                let Some(object) = self.object(value, at) else {
                    return true;
                };
                for (name, value) in object {
                    let at = at.key(name);
                    let schema = match value {
                        Value::Array(names) => required(name, names),
                        value => self.schema(value, &at),
                    };
                    let condition = ConditionalSchema {
                        place: at.place(),
                        schema,
                        asserted: true,
                    };
                    pending.conditions.push((key, condition));
                }
            }
            _ => return false,
        }
        true
    }
}

/// A schema that requires these properties.
fn required(name: &str, names: &[Value]) -> ReferenceOr<Schema> {
    let names = names.iter().filter_map(Value::as_str);
    let required = std::iter::once(name).chain(names);
    ReferenceOr::Item(Schema {
        schema_kind: SchemaKind::Any(AnySchema {
            required: required.map(str::to_owned).collect(),
            ..AnySchema::default()
        }),
        ..empty()
    })
}
