//! The names that the schemas of a file have: `$id`, `$anchor` and `$dynamicAnchor`.

use super::node_path::NodePath;
use super::uri::{has_scheme, join};
use crate::diag::{FileId, JsonPointer};
use rustc_hash::FxHashMap;
use serde_json::Value;

/// The names of the schemas in a file.
#[derive(Default)]
pub(super) struct AnchorIndex {
    /// The pointers of schemas, by their `$anchor` and `$dynamicAnchor`.
    pub by_name: FxHashMap<String, JsonPointer>,
    /// The pointers of schemas, by their `$id`.
    pub by_id: FxHashMap<String, JsonPointer>,
    /// The absolute `$id`s of schemas, by their pointers.
    pub ids: FxHashMap<JsonPointer, String>,
    /// The number of schemas with each `$dynamicAnchor`.
    pub dynamic: FxHashMap<String, usize>,
}

impl AnchorIndex {
    /// The index of a schema and everything in it.
    pub fn of(schema: &Value, file: FileId) -> Self {
        let mut index = Self::default();
        collect(schema, &NodePath::root(file), None, &mut index);
        index
    }
}

/// The anchors of a schema.
pub(super) fn anchors(schema: &Value) -> impl Iterator<Item = &str> {
    let keys = ["$anchor", "$dynamicAnchor"].into_iter();
    keys.filter_map(|key| schema.get(key)?.as_str())
}

/// Collects the names in a schema. Of two equal names, the first is used. `base` is the absolute `$id` of the enclosing
/// schema.
fn collect(value: &Value, at: &NodePath<'_>, base: Option<&str>, index: &mut AnchorIndex) {
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
