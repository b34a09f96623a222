//! Components: the schemas by key, those that are referred to elsewhere among them.

use super::at::At;
use super::hoisted::PendingSchema;
use super::refs::End;
use super::schema::{empty, reference_to, unresolved};
use super::walk::{Object, Walk};
use crate::diag::Diagnostic;
use indexmap::{IndexMap, IndexSet};
use openapiv3::{ReferenceOr, Schema};
use rustc_hash::FxHashSet;
use serde_json::Value;

/// Component schemas by key.
type Schemas = IndexMap<String, ReferenceOr<Schema>>;

impl<'s> Walk<'s, '_> {
    /// Makes the keys of the document's component schemas known. To be called before any reference
    /// is read.
    pub fn own_schemas(&mut self, schemas: &'s Object) {
        for key in schemas.keys() {
            self.hoisted.add_own(key);
        }
    }

    /// Reads the document's component schemas. To be called before any other schema is read, so
    /// that a component that is nothing but a reference to a file gives its schema the name.
    pub fn component_schemas(&mut self, object: &'s Object, at: &At<'_>) -> Schemas {
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

    /// Reads the schemas that were referred to where they stand, and those that these refer to.
    /// To be called after everything else.
    pub fn hoisted_schemas(&mut self, schemas: &mut Schemas) {
        while let Some(PendingSchema { key, place, value }) = self.hoisted.next() {
            let schema = self.schema(value, &At::from(&place));
            schemas.insert(key, schema);
        }
    }

    /// A component that is nothing but a reference.
    fn alias(&mut self, key: &str, reference: &str, at: &At<'_>) -> ReferenceOr<Schema> {
        match self.end(reference, &at.key("$ref"), super::schema::FREE) {
            Some(End::Component(other)) => reference_to(&other),
            Some(End::Elsewhere(place, value)) => match self.claim(key, place, value) {
                Some(other) => reference_to(&other),
                // Its place among the others; the schema itself is read later.
                None => ReferenceOr::Item(empty()),
            },
            None => ReferenceOr::Item(unresolved(reference)),
        }
    }

    /// Makes a free value of each alias that only leads back to itself.
    fn break_cycles(&mut self, schemas: &mut Schemas, at: &At<'_>) {
        let aliases: Vec<String> = schemas
            .iter()
            .filter(|(_, schema)| matches!(schema, ReferenceOr::Reference { .. }))
            .map(|(key, _)| key.clone())
            .collect();
        // Those that were looked at lead to an end, so that each is looked at once.
        let mut done: FxHashSet<String> = FxHashSet::default();
        for start in aliases {
            let mut way: IndexSet<&str> = IndexSet::new();
            let mut key = start.as_str();
            while !done.contains(key)
                && way.insert(key)
                && let Some(ReferenceOr::Reference { reference }) = schemas.get(key)
            {
                key = reference.trim_start_matches("#/components/schemas/");
            }
            // Where the way came back to itself, the first of the ring gives way.
            let ring = way.get_index_of(key).filter(|_| !done.contains(key));
            let ring = ring.into_iter().flat_map(|from| way.iter().skip(from));
            let first = ring.min_by_key(|key| schemas.get_index_of(**key));
            let first = first.map(|key| (*key).to_owned());
            done.extend(way.into_iter().map(str::to_owned));
            if let Some(key) = first
                && let Some(ReferenceOr::Reference { reference }) = schemas.get(&key)
            {
                let place = at.key(&key).key("$ref").place();
                let message =
                    format!("the schema `{key}` is only a reference that leads back to it");
                self.say(
                    Diagnostic::warning("ref-cycle", &place, message).done(super::schema::FREE),
                );
                let schema = unresolved(reference);
                schemas.insert(key, ReferenceOr::Item(schema));
            }
        }
    }
}

/// `components.NAME` of the document, if it is an object.
pub(super) fn component_section<'s>(root: &'s Object, name: &str) -> Option<&'s Value> {
    root.get("components")?.as_object()?.get(name)
}
