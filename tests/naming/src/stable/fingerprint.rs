//! What kind of thing a schema is. As long as this is the same, its name is the same.

use crate::document::{Document, join};
use serde_json::Value;
use std::fmt::Write as _;

/// How deep alternatives and lists are followed.
const DEPTH: usize = 12;

impl Document {
    /// The kind of the schema at a place, with those of its alternatives and items, without those of its properties: an object
    /// that gets a property is still the same thing.
    pub fn fingerprint(&self, place: &str) -> String {
        let mut text = String::new();
        self.write_fingerprint(place, DEPTH, &mut text);
        text
    }

    fn write_fingerprint(&self, place: &str, depth: usize, text: &mut String) {
        let Some(schema) = self.get(place) else {
            return;
        };
        if depth == 0 {
            return;
        }
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let _ = write!(text, "{reference} = ");
            let target = self.follow(place);
            if target != place {
                self.write_fingerprint(&target, depth - 1, text);
            }
            return;
        }
        for keyword in [
            "type",
            "format",
            "nullable",
            "enum",
            "const",
            "title",
            "discriminator",
        ] {
            if let Some(value) = schema.get(keyword) {
                let _ = write!(text, "{keyword}: {value} ");
            }
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        if properties.is_some_and(|properties| !properties.is_empty()) {
            text.push_str("object ");
        }
        for keyword in ["items", "additionalProperties"] {
            if let Some(value) = schema.get(keyword) {
                let _ = write!(text, "{keyword}: ");
                match value {
                    Value::Object(_) => {
                        self.write_fingerprint(&join(place, keyword), depth - 1, text)
                    }
                    other => {
                        let _ = write!(text, "{other} ");
                    }
                }
            }
        }
        for keyword in ["anyOf", "oneOf", "allOf"] {
            let list = join(place, keyword);
            let count = self.list(&list).len();
            if count > 0 {
                let _ = write!(text, "{keyword}: [");
                for index in 0..count {
                    self.write_fingerprint(&format!("{list}/{index}"), depth - 1, text);
                    text.push_str(", ");
                }
                text.push(']');
            }
        }
    }
}
