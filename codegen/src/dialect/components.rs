//! Component schemas, including referenced schemas elsewhere.

use super::hoisted::PendingSchema;
use super::node_path::NodePath;
use super::refs::SchemaTarget;
use super::schema::{empty, reference_to, unresolved};
use super::walk::{JsonObject, Walk};
use crate::diag::Diagnostic;
use indexmap::{IndexMap, IndexSet};
use openapiv3::{ReferenceOr, Schema};
use rustc_hash::FxHashSet;
use serde_json::Value;

/// Component schemas by key.
type Schemas = IndexMap<String, ReferenceOr<Schema>>;

impl<'s> Walk<'s, '_> {
    /// Adds the keys of the document's component schemas. Must be called before any reference is read.
    pub fn own_schemas(&mut self, schemas: &'s JsonObject) {
        for key in schemas.keys() {
            self.hoisted.add_own(key);
        }
    }

    /// Reads the document's component schemas. Must be called before any other schema is read, so that a component that
    /// is only a reference to a file gives its key to that schema.
    pub fn component_schemas(&mut self, object: &'s JsonObject, at: &NodePath<'_>) -> Schemas {
        let mut schemas = Schemas::with_capacity(object.len());
        for (key, value) in object {
            let here = at.key(key);
            let bare = value.as_object().and_then(|object| self.bare_ref(object));
            if let Some(reference) = bare {
                let schema = self.alias(key, reference, &here);
                schemas.insert(key.clone(), schema);
            }
        }
        let mut ordered = Schemas::with_capacity(object.len());
        for (key, value) in object {
            let schema = match schemas.swap_remove(key) {
                Some(alias) => alias,
                None => self.schema(value, &at.key(key)),
            };
            ordered.insert(key.clone(), schema);
        }
        self.break_cycles(&mut ordered, at);
        ordered
    }

    /// Reads the referenced schemas elsewhere, and those that they refer to. Must be called last.
    pub fn hoisted_schemas(&mut self, schemas: &mut Schemas) {
        while let Some(PendingSchema { key, place, value }) = self.hoisted.next() {
            let schema = self.schema(value, &NodePath::from(&place));
            schemas.insert(key, schema);
        }
    }

    /// A component that is only a reference.
    fn alias(&mut self, key: &str, reference: &str, at: &NodePath<'_>) -> ReferenceOr<Schema> {
        match self.schema_target(reference, &at.key("$ref"), super::schema::ANY_JSON) {
            Some(SchemaTarget::Component(other)) => reference_to(&other),
            Some(SchemaTarget::Elsewhere(place, value)) => match self.claim(key, place, value) {
                Some(other) => reference_to(&other),
                // Keeps its place in the order; the schema is read later.
                None => ReferenceOr::Item(empty()),
            },
            None => ReferenceOr::Item(unresolved(reference)),
        }
    }

    /// Replaces aliases that lead only back to themselves by any JSON value.
    fn break_cycles(&mut self, schemas: &mut Schemas, at: &NodePath<'_>) {
        let aliases: Vec<String> = schemas
            .iter()
            .filter(|(_, schema)| matches!(schema, ReferenceOr::Reference { .. }))
            .map(|(key, _)| key.clone())
            .collect();
        // Each alias is followed once.
        let mut done: FxHashSet<String> = FxHashSet::default();
        for start in aliases {
            let mut chain: IndexSet<&str> = IndexSet::new();
            let mut key = start.as_str();
            while !done.contains(key)
                && chain.insert(key)
                && let Some(ReferenceOr::Reference { reference }) = schemas.get(key)
            {
                key = reference.trim_start_matches("#/components/schemas/");
            }
            // The first alias of a cycle is replaced.
            let cycle = chain.get_index_of(key).filter(|_| !done.contains(key));
            let cycle = cycle.into_iter().flat_map(|from| chain.iter().skip(from));
            let first = cycle.min_by_key(|key| schemas.get_index_of(**key));
            let first = first.map(|key| (*key).to_owned());
            done.extend(chain.into_iter().map(str::to_owned));
            if let Some(key) = first
                && let Some(ReferenceOr::Reference { reference }) = schemas.get(&key)
            {
                let place = at.key(&key).key("$ref").place();
                let message =
                    format!("the schema `{key}` is only a reference that leads back to it");
                self.report(
                    Diagnostic::warning("ref-cycle", &place, message).done(super::schema::ANY_JSON),
                );
                let schema = unresolved(reference);
                schemas.insert(key, ReferenceOr::Item(schema));
            }
        }
    }
}

/// `components.NAME` of the document, if it is an object.
pub(super) fn component_section<'s>(root: &'s JsonObject, name: &str) -> Option<&'s Value> {
    root.get("components")?.as_object()?.get(name)
}
