//! The schemas outside of `components.schemas` that references name.

use crate::diag::Place;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;
use std::collections::VecDeque;

/// The schemas that become components.
#[derive(Default)]
pub(super) struct HoistedSchemas<'s> {
    /// The keys of the document's own components.
    pub own: FxHashSet<String>,
    /// All keys that are taken.
    pub taken: FxHashSet<String>,
    /// What has been given a key.
    pub by_place: FxHashMap<Place, String>,
    /// What has a key and is still to be read. A list and not a recursion: a chain of references
    /// is as long as its author likes.
    pub work: VecDeque<PendingSchema<'s>>,
}

/// A schema that is still to be read.
pub(super) struct PendingSchema<'s> {
    /// Its key among the components.
    pub key: String,
    /// Where it stands.
    pub place: Place,
    /// What stands there.
    pub value: &'s Value,
}

impl<'s> HoistedSchemas<'s> {
    /// Makes a key of the document's components known.
    pub fn own(&mut self, key: &str) {
        self.own.insert(key.to_owned());
        self.taken.insert(key.to_owned());
    }

    /// Whether the document has a component schema of this key.
    pub fn is_component(&self, key: &str) -> bool {
        self.own.contains(key)
    }

    /// The next schema to be read.
    pub fn next(&mut self) -> Option<PendingSchema<'s>> {
        self.work.pop_front()
    }
}
