//! Callbacks: requests that the API sends because of an operation.

use super::node_path::NodePath;
use super::side::{ORIGIN, mark_origin};
use super::walk::Walk;
use indexmap::IndexMap;
use openapiv3::Callback;
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads the callbacks of an operation, by name and by the expression of the URL.
    pub fn callbacks(&mut self, value: &'s Value, at: &NodePath<'_>) -> IndexMap<String, Callback> {
        let mut callbacks = IndexMap::new();
        let Some(object) = self.object(value, at) else {
            return callbacks;
        };
        for (name, value) in object {
            if name.starts_with("x-") {
                continue;
            }
            let lost = "the callback is left out";
            let callback = self.item(value, &at.key(name), lost, |walk, object, at| {
                let mut callback = Callback::new();
                for (expression, value) in object {
                    if expression.starts_with("x-") {
                        continue;
                    }
                    if let Some(item) = walk.path_item(value, &at.key(expression)) {
                        callback.insert(expression.clone(), item);
                    }
                }
                Some(callback)
            });
            if let Some((mut callback, origin)) = callback {
                for (expression, item) in &mut callback {
                    if let Some(origin) = &origin
                        && !item.extensions.contains_key(ORIGIN)
                    {
                        mark_origin(&mut item.extensions, &origin.key(expression));
                    }
                }
                callbacks.insert(name.clone(), callback);
            }
        }
        callbacks
    }
}
