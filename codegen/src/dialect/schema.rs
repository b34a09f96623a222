//! A schema: a reference, a boolean or an object of keywords.
//!
//! ```yaml
//! $ref: '#/components/schemas/Pet'
//! description: The pet that was sold.
//! ```
//!
//! becomes, if the keywords next to the reference have an effect,
//!
//! ```yaml
//! allOf: [{$ref: '#/components/schemas/Pet'}]
//! description: The pet that was sold.
//! ```

use super::node_path::NodePath;
use super::side::{NEVER, UNRESOLVED};
use super::walk::{RefSiblings, Walk, ref_of};
use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

/// The message's text for a schema that can't be read.
pub(super) const ANY_JSON: &str = "it becomes any JSON value";

impl<'s> Walk<'s, '_> {
    /// Reads a schema.
    pub fn schema(&mut self, value: &'s Value, at: &NodePath<'_>) -> ReferenceOr<Schema> {
        self.boxed_schema(value, at).unbox()
    }

    /// Reads a schema into a box.
    pub fn boxed_schema(
        &mut self,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> ReferenceOr<Box<Schema>> {
        if !self.spend(at) {
            return item(empty());
        }
        let object = match value {
            Value::Object(object) => object,
            Value::Bool(true) => return item(empty()),
            Value::Bool(false) => return item(marked(NEVER, Value::Bool(true))),
            other => {
                self.wrong_kind(other, at, "a schema");
                return item(empty());
            }
        };
        let Some(reference) = ref_of(object) else {
            return item(self.keywords(object, at));
        };
        let Value::String(reference) = reference else {
            self.wrong_kind(reference, &at.key("$ref"), "a string");
            return item(self.keywords(object, at));
        };
        let key = self.schema_key(reference, &at.key("$ref"), ANY_JSON);
        if self.bare_ref(object).is_some() {
            return match key {
                Some(key) => reference_to(&key),
                None => item(unresolved(reference)),
            };
        }
        let mut schema = match self.rules.siblings {
            RefSiblings::All => self.keywords(object, at),
            RefSiblings::Annotations => {
                let effective = object.iter().filter(|(key, _)| self.is_sibling(key));
                let effective: Vec<_> = effective.collect();
                self.keywords(effective, at)
            }
        };
        match key {
            Some(key) => {
                if let SchemaKind::Any(any) = &mut schema.schema_kind {
                    any.all_of.insert(0, reference_to(&key));
                }
            }
            None => mark(&mut schema, UNRESOLVED, Value::String(reference.clone())),
        }
        item(schema)
    }

    /// Reads a list of schemas.
    pub fn schemas(&mut self, value: &'s Value, at: &NodePath<'_>) -> Vec<ReferenceOr<Schema>> {
        let Some(list) = self.list(value, at) else {
            return Vec::new();
        };
        let mut schemas = Vec::with_capacity(list.len());
        for (i, value) in list.iter().enumerate() {
            schemas.push(self.schema(value, &at.index(i)));
        }
        schemas
    }
}

/// The schema of any value.
pub(super) fn empty() -> Schema {
    Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Any(AnySchema::default()),
    }
}

/// The schema that replaces a reference without a target.
pub(super) fn unresolved(reference: &str) -> Schema {
    marked(UNRESOLVED, Value::String(reference.to_owned()))
}

/// A reference to a component.
pub(super) fn reference_to<T>(key: &str) -> ReferenceOr<T> {
    ReferenceOr::Reference {
        reference: format!("#/components/schemas/{key}"),
    }
}

fn marked(key: &str, value: Value) -> Schema {
    let mut schema = empty();
    mark(&mut schema, key, value);
    schema
}

fn mark(schema: &mut Schema, key: &str, value: Value) {
    schema.schema_data.extensions.insert(key.to_owned(), value);
}

fn item(schema: Schema) -> ReferenceOr<Box<Schema>> {
    ReferenceOr::Item(Box::new(schema))
}
