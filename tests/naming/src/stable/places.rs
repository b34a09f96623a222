//! Places that mean the same in two versions of a document: items of lists are called by what they are, not by their index.

use crate::document::{Document, join, tokens};
use serde_json::Value;

impl Document {
    /// A pointer with items of lists by their contents.
    pub fn stable_place(&self, pointer: &str) -> String {
        let mut stable = String::new();
        let mut current = String::new();
        for token in tokens(pointer) {
            let parent = self.get(&current);
            current = join(&current, &token);
            let item = match parent {
                Some(Value::Array(_)) => self.get(&current).map(item_name),
                _ => None,
            };
            stable.push('/');
            stable.push_str(&item.unwrap_or(token));
        }
        stable
    }
}

/// What an item of a list is: a parameter's name, a reference, or the whole text.
fn item_name(item: &Value) -> String {
    let name = item.get("name").and_then(Value::as_str);
    let location = item.get("in").and_then(Value::as_str);
    match (name, location) {
        (Some(name), Some(location)) => format!("[{location} {name}]"),
        _ => format!("[{item}]"),
    }
}
