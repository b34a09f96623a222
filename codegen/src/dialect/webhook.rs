//! Webhooks: `webhooks` of 3.1, and `x-webhooks` before.

use super::node_path::NodePath;
use super::path::is_path_item_key;
use super::side::Webhook;
use super::walk::{JsonObject, Walk};
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads webhooks into the side table. An entry is a path item; if it is a callback object instead, each of its
    /// expressions is an entry.
    pub fn webhooks(&mut self, value: &'s Value, at: &NodePath<'_>) {
        let Some(object) = self.object(value, at) else {
            return;
        };
        for (key, value) in object {
            if key.starts_with("x-") {
                continue;
            }
            let here = at.key(key);
            match value {
                Value::Object(entry) if is_callback(entry) => {
                    let single = entry.len() == 1;
                    for (expression, value) in entry {
                        let name = if single {
                            key.clone()
                        } else {
                            format!("{key} {expression}")
                        };
                        self.webhook(name, value, &here.key(expression));
                    }
                }
                value => self.webhook(key.clone(), value, &here),
            }
        }
    }

    fn webhook(&mut self, name: String, value: &'s Value, at: &NodePath<'_>) {
        if let Some(item) = self.path_item(value, at) {
            let place = at.place();
            // `webhooks` is read first; `x-webhooks` sometimes repeats it.
            let entry = self.side.webhooks.entry(name);
            entry.or_insert(Webhook { item, place });
        }
    }
}

/// Whether an entry is a callback object: its values are path items.
fn is_callback(entry: &JsonObject) -> bool {
    let is_item = |value: &Value| {
        value
            .as_object()
            .is_some_and(|object| object.keys().any(|key| is_path_item_key(key)))
    };
    !entry.is_empty()
        && entry
            .iter()
            .all(|(key, value)| !is_path_item_key(key) && is_item(value))
}
