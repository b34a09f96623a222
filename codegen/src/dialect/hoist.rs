//! Gives keys among the components to schemas elsewhere that references name.
//!
//! A reference may name any node of any file. `openapiv3` and the later phases have only references to components, so
//! each such node becomes a component, once. Its key is only a key: `names` makes a name from the place.

use super::hoisted::PendingSchema;
use super::node_path::NodePath;
use super::refs::SchemaTarget;
use super::side::HoistedSchema;
use super::walk::Walk;
use crate::diag::Place;
use crate::source::RefTarget;
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// The key of the component that a reference to a schema names. `at` is the place of the reference.
    pub fn schema_key(&mut self, reference: &str, at: &NodePath<'_>, lost: &str) -> Option<String> {
        match self.schema_target(reference, at, lost)? {
            SchemaTarget::Component(key) => Some(key),
            SchemaTarget::Elsewhere(place, value) => Some(self.hoist(place, value)),
        }
    }

    /// The key of the component that a target is or becomes.
    pub fn key_of(&mut self, target: RefTarget<'s>) -> String {
        match self.own_key(&target.place) {
            Some(key) => key,
            None => self.hoist(target.place, target.value),
        }
    }

    /// The key of the document's component schema at a place, if there is one.
    pub fn own_key(&self, place: &Place) -> Option<String> {
        if place.file.0 != 0 {
            return None;
        }
        let mut tokens = place.pointer.tokens();
        let (components, schemas, key) = (tokens.next()?, tokens.next()?, tokens.next()?);
        let is_schema = components == "components" && schemas == "schemas";
        if !is_schema || tokens.next().is_some() {
            return None;
        }
        self.hoisted.is_component(&key).then(|| key.into_owned())
    }

    /// Gives the key of a component to a schema elsewhere, because the component is only a reference to it. If the
    /// schema already has a key, returns that one.
    pub fn claim(&mut self, key: &str, place: Place, value: &'s Value) -> Option<String> {
        if let Some(other) = self.hoisted.key_at(&place) {
            return Some(other.clone());
        }
        let key = key.to_owned();
        self.side.claimed.insert(key.clone(), place.clone());
        self.hoisted.add(PendingSchema { key, place, value });
        None
    }

    fn hoist(&mut self, place: Place, value: &'s Value) -> String {
        if let Some(key) = self.hoisted.key_at(&place) {
            return key.clone();
        }
        let key = self.hoisted.new_key();
        let file = self.sources.files().nth(place.file.0 as usize);
        let file = file.and_then(|file| file.path.file_stem());
        let schema = HoistedSchema {
            place: place.clone(),
            file: file
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default(),
        };
        self.side.hoisted.insert(key.clone(), schema);
        self.hoisted.add(PendingSchema {
            key: key.clone(),
            place,
            value,
        });
        key
    }
}
