//! Examples.

use super::node_path::NodePath;
use super::side::mark_origin;
use super::walk::{JsonObject, Walk, keep_extension};
use indexmap::IndexMap;
use openapiv3::{Example, ReferenceOr};
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads a map of examples.
    pub fn examples(
        &mut self,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> IndexMap<String, ReferenceOr<Example>> {
        // JSON Schema's list of examples has no names, and isn't needed.
        let Value::Object(object) = value else {
            return IndexMap::new();
        };
        let mut examples = IndexMap::with_capacity(object.len());
        for (name, value) in object {
            // Some documents have the value itself in place of an Example Object.
            if !value.is_object() {
                continue;
            }
            let at = at.key(name);
            if let Some((mut example, origin)) =
                self.item(value, &at, "the example is left out", Self::example)
            {
                if let Some(origin) = origin {
                    mark_origin(&mut example.extensions, &origin);
                }
                examples.insert(name.clone(), ReferenceOr::Item(example));
            }
        }
        examples
    }

    fn example(&mut self, object: &'s JsonObject, at: &NodePath<'_>) -> Option<Example> {
        let mut example = Example::default();
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "summary" => example.summary = self.text(value, &at),
                "description" => example.description = self.text(value, &at),
                "value" => example.value = Some(value.clone()),
                "externalValue" => example.external_value = self.text(value, &at),
                _ => keep_extension(&mut example.extensions, key, value),
            }
        }
        Some(example)
    }
}
