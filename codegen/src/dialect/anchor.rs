//! References that name a schema by something else than a pointer from the root.
//!
//! ```yaml
//! $anchor: tree
//! properties:
//!   children: {type: array, items: {$ref: '#tree'}}
//!   leaf: {$ref: '#/$defs/Leaf'}
//! $defs:
//!   Leaf: {type: string}
//! ```
//!
//! `#tree` is JSON Schema's; `#/$defs/Leaf` is right where the schema is a file of its own, and left
//! over where it was copied into a larger document. In either case the schema that is meant is an
//! enclosing one, or within one.

use super::at::At;
use super::walk::Walk;
use crate::diag::{FileId, Place};
use crate::source::Target;
use rustc_hash::FxHashMap;
use serde_json::Value;

/// The pointers of the schemas in a file that have a name, by that name.
pub(super) type Anchors = FxHashMap<String, String>;

impl<'s> Walk<'s, '_> {
    /// What a reference names that can't be followed from the root of its file.
    pub fn named(&mut self, reference: &str, at: &At<'_>) -> Option<Target<'s>> {
        let name = reference.strip_prefix('#')?;
        let own = ["/$defs/", "/definitions/"];
        if own.iter().any(|own| name.starts_with(own)) {
            return self.enclosing(at, |schema| schema.pointer(name).map(|_| name));
        }
        if name.is_empty() || name.starts_with('/') {
            return None;
        }
        let anchored = |schema: &Value| anchors(schema).any(|anchor| anchor == name).then_some("");
        if let Some(target) = self.enclosing(at, anchored) {
            return Some(target);
        }
        let root = self.sources.value(at.file());
        let index = self.anchors.entry(at.file()).or_insert_with(|| {
            let mut index = Anchors::default();
            collect(root, &At::root(at.file()), &mut index);
            index
        });
        let pointer = index.get(name)?.clone();
        target(at.file(), root, pointer)
    }

    /// What `$dynamicRef` or `$recursiveRef` names, as far as it can be known without a value: the
    /// enclosing schema that says so.
    pub fn recursive(&mut self, reference: &str, at: &At<'_>) -> Option<Target<'s>> {
        if reference == "#" {
            let anchored = Some(&Value::Bool(true));
            return self.enclosing(at, |schema| {
                (schema.get("$recursiveAnchor") == anchored).then_some("")
            });
        }
        self.named(reference, at)
    }

    /// The innermost enclosing value for which `part` gives a pointer, and what that points at.
    fn enclosing<'p>(
        &self,
        at: &At<'_>,
        part: impl Fn(&Value) -> Option<&'p str>,
    ) -> Option<Target<'s>> {
        let root = self.sources.value(at.file());
        let mut pointer = at.place().pointer;
        loop {
            if let Some(within) = root.pointer(&pointer).and_then(&part) {
                pointer.push_str(within);
                return target(at.file(), root, pointer);
            }
            pointer.truncate(pointer.rfind('/')?);
        }
    }
}

fn target(file: FileId, root: &Value, pointer: String) -> Option<Target<'_>> {
    let value = root.pointer(&pointer)?;
    let place = Place { file, pointer };
    Some(Target { place, value })
}

/// The names that a schema gives itself.
fn anchors(schema: &Value) -> impl Iterator<Item = &str> {
    let keys = ["$anchor", "$dynamicAnchor"].into_iter();
    keys.filter_map(|key| schema.get(key)?.as_str())
}

/// Collects the names in a file; of two equal ones the first counts.
fn collect(value: &Value, at: &At<'_>, index: &mut Anchors) {
    for anchor in anchors(value) {
        index
            .entry(anchor.to_owned())
            .or_insert_with(|| at.place().pointer);
    }
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                collect(value, &at.key(key), index);
            }
        }
        Value::Array(list) => {
            for (i, value) in list.iter().enumerate() {
                collect(value, &at.index(i), index);
            }
        }
        _ => {}
    }
}
