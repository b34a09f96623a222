//! A schema: a reference, a boolean or an object of keywords.
//!
//! ```yaml
//! $ref: '#/components/schemas/Pet'
//! description: The pet that was sold.
//! ```
//!
//! becomes, its keywords beside the reference being honoured,
//!
//! ```yaml
//! allOf: [{$ref: '#/components/schemas/Pet'}]
//! description: The pet that was sold.
//! ```

use super::at::At;
use super::side::{NEVER, UNRESOLVED};
use super::walk::{Siblings, Walk, ref_of};
use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

/// What becomes of a schema that can't be had.
pub(super) const FREE: &str = "it becomes a free JSON value";

impl<'s> Walk<'s, '_> {
    /// Reads a schema.
    pub fn schema(&mut self, value: &'s Value, at: &At<'_>) -> ReferenceOr<Schema> {
        self.boxed_schema(value, at).unbox()
    }

    /// Reads a schema, where the form wants it in a box.
    pub fn boxed_schema(&mut self, value: &'s Value, at: &At<'_>) -> ReferenceOr<Box<Schema>> {
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
            self.wrong_kind(reference, &at.key("$ref"), "text");
            return item(self.keywords(object, at));
        };
        let key = self.schema_key(reference, &at.key("$ref"), FREE);
        if self.bare_ref(object).is_some() {
            return match key {
                Some(key) => reference_to(&key),
                None => item(unresolved(reference)),
            };
        }
        let mut schema = match self.rules.siblings {
            Siblings::All => self.keywords(object, at),
            Siblings::Annotations => {
                let honoured = object.iter().filter(|(key, _)| self.is_sibling(key));
                let honoured: Vec<_> = honoured.collect();
                self.keywords(honoured, at)
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
    pub fn schemas(&mut self, value: &'s Value, at: &At<'_>) -> Vec<ReferenceOr<Schema>> {
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

/// The schema that any value satisfies.
pub(super) fn empty() -> Schema {
    Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Any(AnySchema::default()),
    }
}

/// What stands for a reference that leads nowhere.
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
