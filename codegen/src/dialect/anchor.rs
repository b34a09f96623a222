//! References that name a schema by an anchor, an id, or a pointer that doesn't start at the root.
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
//! `#tree` is JSON Schema's. `#/$defs/Leaf` is correct if the schema is a file of its own, and remains if it is copied
//! into a larger document. Both mean an enclosing schema, or one in it. A reference may also name a schema by its
//! `$id`, or by an anchor in another file.

use super::anchor_index::{AnchorIndex, anchors};
use super::node_path::NodePath;
use super::uri::join;
use super::walk::Walk;
use crate::diag::{FileId, JsonPointer, Place};
use crate::source::RefTarget;
use serde_json::Value;

/// The target of a `$dynamicRef`.
pub(super) enum DynamicTarget<'s> {
    /// This schema in all cases.
    Always(RefTarget<'s>),
    /// This schema, or one that extends it: that depends on the schema from which the reference is reached.
    Extended(RefTarget<'s>),
    /// It depends on the schema from which the reference is reached, and no schema is right in all cases.
    Open,
}

impl<'s> Walk<'s, '_> {
    /// The target of a reference that can't be followed from the root of its file.
    pub fn find_named(&mut self, reference: &str, at: &NodePath<'_>) -> Option<RefTarget<'s>> {
        let (resource, name) = reference.split_once('#').unwrap_or((reference, ""));
        if !resource.is_empty() {
            // A reference is relative to the `$id` around it (JSON Schema, 8.2.1).
            let base = self.base_id(at);
            let absolute = base.and_then(|base| join(&base, resource));
            return absolute
                .and_then(|absolute| self.in_resource(&absolute, name, at))
                .or_else(|| self.in_resource(resource, name, at));
        }
        let own = ["/$defs/", "/definitions/"];
        if own.iter().any(|own| name.starts_with(own)) {
            let name: JsonPointer = name.parse().ok()?;
            return self.enclosing(at, |schema| name.get(schema).map(|_| name.clone()));
        }
        if name.is_empty() || name.starts_with('/') {
            // A schema with an `$id` is the root of its own pointers.
            let name: JsonPointer = name.parse().ok()?;
            return self.enclosing(at, |schema| {
                schema.get("$id")?.as_str()?;
                name.get(schema).map(|_| name.clone())
            });
        }
        let anchored = |schema: &Value| {
            let has_name = anchors(schema).any(|anchor| anchor == name);
            has_name.then(JsonPointer::default)
        };
        if let Some(target) = self.enclosing(at, anchored) {
            return Some(target);
        }
        self.anchor(at.file(), name)
    }

    /// The absolute `$id` of the innermost schema around that has one.
    fn base_id(&mut self, at: &NodePath<'_>) -> Option<String> {
        let mut pointer = at.place().pointer;
        let ids = &self.index(at.file()).ids;
        if ids.is_empty() {
            return None;
        }
        loop {
            if let Some(id) = ids.get(&pointer) {
                return Some(id.clone());
            }
            pointer.pop()?;
        }
    }

    /// The target of a reference in the schema with this `$id`, or with an anchor in another file.
    fn in_resource(
        &mut self,
        resource: &str,
        name: &str,
        at: &NodePath<'_>,
    ) -> Option<RefTarget<'s>> {
        let sources = self.sources;
        if let Some(pointer) = self.index(at.file()).by_id.get(resource).cloned() {
            let root = sources.value(at.file());
            if let Ok(name) = name.parse() {
                return target(at.file(), root, pointer.join(&name));
            }
            // An `$id` has anchors of its own.
            let part = self.index_within(at.file(), &pointer).by_name.get(name)?;
            let pointer = pointer.join(part);
            return target(at.file(), root, pointer);
        }
        if name.parse::<JsonPointer>().is_ok() {
            return None;
        }
        let file = sources.resolve(at.file(), resource).ok()?.place.file;
        self.anchor(file, name)
    }

    /// The schema in a file that has this anchor.
    fn anchor(&mut self, file: FileId, name: &str) -> Option<RefTarget<'s>> {
        let pointer = self.index(file).by_name.get(name)?.clone();
        target(file, self.sources.value(file), pointer)
    }

    fn index(&mut self, file: FileId) -> &AnchorIndex {
        self.index_within(file, &JsonPointer::default())
    }

    /// The index of the schema at a pointer, with pointers relative to it. Each index is made once.
    fn index_within(&mut self, file: FileId, pointer: &JsonPointer) -> &AnchorIndex {
        let part = pointer.get(self.sources.value(file));
        let key = (file, pointer.clone());
        self.anchors.entry(key).or_insert_with(|| {
            part.map(|part| AnchorIndex::of(part, file))
                .unwrap_or_default()
        })
    }

    /// The target of `$dynamicRef` or `$recursiveRef`, as far as the document alone decides it.
    pub fn recursive(&mut self, reference: &str, at: &NodePath<'_>) -> Option<DynamicTarget<'s>> {
        if reference == "#" {
            let anchored = Some(&Value::Bool(true));
            let found = self.enclosing(at, |schema| {
                (schema.get("$recursiveAnchor") == anchored).then(JsonPointer::default)
            });
            return found.map(DynamicTarget::Always);
        }
        let found = self.find_named(reference, at)?;
        let name = reference.rsplit('#').next().unwrap_or_default();
        let several = self.index(found.place.file).dynamic.get(name).copied() > Some(1);
        if !several || found.value.get("$dynamicAnchor").and_then(Value::as_str) != Some(name) {
            return Some(DynamicTarget::Always(found));
        }
        Some(match at.place().pointer.is_inside(&found.place.pointer) {
            true => DynamicTarget::Extended(found),
            false => DynamicTarget::Open,
        })
    }

    /// The target of the pointer that `part` returns for the innermost enclosing value for which it returns one.
    fn enclosing(
        &self,
        at: &NodePath<'_>,
        part: impl Fn(&Value) -> Option<JsonPointer>,
    ) -> Option<RefTarget<'s>> {
        let root = self.sources.value(at.file());
        let mut pointer = at.place().pointer;
        loop {
            if let Some(part) = pointer.get(root).and_then(&part) {
                return target(at.file(), root, pointer.join(&part));
            }
            pointer.pop()?;
        }
    }
}

fn target(file: FileId, root: &Value, pointer: JsonPointer) -> Option<RefTarget<'_>> {
    let value = pointer.get(root)?;
    let place = Place { file, pointer };
    Some(RefTarget { place, value })
}
