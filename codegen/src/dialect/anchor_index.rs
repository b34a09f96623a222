//! The names that the schemas of a file have: `$id`, `$anchor` and `$dynamicAnchor`.

use super::at::At;
use super::uri::{has_scheme, join};
use crate::diag::{FileId, JsonPointer};
use rustc_hash::FxHashMap;
use serde_json::Value;

/// The schemas in a file that have a name.
#[derive(Default)]
pub(super) struct AnchorIndex {
    /// Their pointers, by `$anchor` and `$dynamicAnchor`.
    pub by_name: FxHashMap<String, JsonPointer>,
    /// Their pointers, by `$id`.
    pub by_id: FxHashMap<String, JsonPointer>,
    /// The absolute `$id` of schemas, by their pointers.
    pub ids: FxHashMap<JsonPointer, String>,
    /// How many schemas have a `$dynamicAnchor` of this name.
    pub dynamic: FxHashMap<String, usize>,
}

impl AnchorIndex {
    /// The index of a schema and everything in it.
    pub fn of(schema: &Value, file: FileId) -> Self {
        let mut index = Self::default();
        collect(schema, &At::root(file), None, &mut index);
        index
    }
}

/// The names that a schema gives itself.
pub(super) fn anchors(schema: &Value) -> impl Iterator<Item = &str> {
    let keys = ["$anchor", "$dynamicAnchor"].into_iter();
    keys.filter_map(|key| schema.get(key)?.as_str())
}

/// Collects the names in a file; of two equal ones the first counts. `base` is the absolute `$id` around.
fn collect(value: &Value, at: &At<'_>, base: Option<&str>, index: &mut AnchorIndex) {
    for anchor in anchors(value) {
        index
            .by_name
            .entry(anchor.to_owned())
            .or_insert_with(|| at.place().pointer);
    }
    if let Some(anchor) = value.get("$dynamicAnchor").and_then(Value::as_str) {
        *index.dynamic.entry(anchor.to_owned()).or_default() += 1;
    }
    let mut own = None;
    if let Some(id) = value.get("$id").and_then(Value::as_str) {
        let id = id.strip_suffix('#').unwrap_or(id);
        own = match base {
            _ if has_scheme(id) => Some(id.to_owned()),
            Some(base) => join(base, id),
            None => None,
        };
        let pointer = at.place().pointer;
        for id in std::iter::once(id).chain(own.as_deref()) {
            let known = index.by_id.entry(id.to_owned());
            known.or_insert_with(|| pointer.clone());
        }
        if let Some(own) = &own {
            index.ids.insert(pointer, own.clone());
        }
    }
    let base = own.as_deref().or(base);
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                collect(value, &at.key(key), base, index);
            }
        }
        Value::Array(list) => {
            for (i, value) in list.iter().enumerate() {
                collect(value, &at.index(i), base, index);
            }
        }
        _ => {}
    }
}
