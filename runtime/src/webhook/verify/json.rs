//! Values in JSON.

use serde_json::Value;

pub(in crate::webhook) use crate::webhook::signing::json::parse;

/// What a pointer points at; a segment `*` is every item of an array. Nothing, where an array on the way is absent.
pub(in crate::webhook) fn every<'a>(root: &'a Value, pointer: &str) -> Vec<&'a Value> {
    let mut found = vec![root];
    for segment in pointer.split('/').skip(1) {
        found = found
            .into_iter()
            .flat_map(|value| match value {
                Value::Array(items) if segment == "*" => items.iter().collect(),
                other => Vec::from_iter(other.pointer(&format!("/{segment}"))),
            })
            .collect();
    }
    found
}
