//! The schemas outside of the document's `components.schemas` that references name.

use crate::diag::Place;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;
use std::collections::VecDeque;

/// The keys of component schemas: the document's own, and those of the schemas that become components.
#[derive(Default)]
pub(super) struct HoistedSchemas<'s> {
    /// The keys of the document's own components.
    own: FxHashSet<String>,
    /// The keys of schemas elsewhere, by their place.
    by_place: FxHashMap<Place, String>,
    /// How many keys were made.
    made: usize,
    /// The schemas with a key that are still to be read. A queue instead of recursion, because a chain of references
    /// may be long.
    pending: VecDeque<PendingSchema<'s>>,
}

/// A schema that is still to be read.
pub(super) struct PendingSchema<'s> {
    /// Its key among the components.
    pub key: String,
    /// Where it is.
    pub place: Place,
    /// The schema.
    pub value: &'s Value,
}

impl<'s> HoistedSchemas<'s> {
    /// Adds a key of the document's components.
    pub fn add_own(&mut self, key: &str) {
        self.own.insert(key.to_owned());
    }

    /// Whether the document has a component schema with this key.
    pub fn is_component(&self, key: &str) -> bool {
        self.own.contains(key)
    }

    /// The key of a schema elsewhere, if it has one.
    pub fn key_at(&self, place: &Place) -> Option<&String> {
        self.by_place.get(place)
    }

    /// A key that no component has.
    pub fn new_key(&mut self) -> String {
        loop {
            self.made += 1;
            let key = format!("#{}", self.made);
            if !self.own.contains(&key) {
                return key;
            }
        }
    }

    /// Gives a key to a schema elsewhere, which is then to be read.
    pub fn add(&mut self, schema: PendingSchema<'s>) {
        self.by_place
            .insert(schema.place.clone(), schema.key.clone());
        self.pending.push_back(schema);
    }

    /// The next schema to read.
    pub fn next(&mut self) -> Option<PendingSchema<'s>> {
        self.pending.pop_front()
    }
}
