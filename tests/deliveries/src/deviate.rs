//! Removes the values that a lenient endpoint filled in and reported as deviations.

use serde_json::Value;

/// Removes the keys that were reported as missing, if they are empty. Those that were null become null again.
pub(crate) fn remove_filled(before: &Value, after: &mut Value, reported: &[&str]) {
    walk(before, after, reported, &mut String::new());
}

fn walk(before: &Value, after: &mut Value, reported: &[&str], at: &mut String) {
    let length = at.len();
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            after.retain(|key, value| {
                let path = child(at, key);
                let abbreviated = format!("….{key}");
                let filled =
                    reported.contains(&path.as_str()) || reported.contains(&abbreviated.as_str());
                let filled = filled && is_empty(value);
                match before.get(key) {
                    Some(Value::Null) if filled => *value = Value::Null,
                    _ => {}
                }
                before.contains_key(key) || !filled
            });
            for (key, after) in after {
                if let Some(before) = before.get(key) {
                    *at = child(at, key);
                    walk(before, after, reported, at);
                    at.truncate(length);
                }
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            for (index, (before, after)) in before.iter().zip(after).enumerate() {
                at.push_str(&format!("[{index}]"));
                walk(before, after, reported, at);
                at.truncate(length);
            }
        }
        _ => {}
    }
}

fn child(at: &str, key: &str) -> String {
    match at {
        "" => key.to_owned(),
        at => format!("{at}.{key}"),
    }
}

/// Whether a value is what a missing one is decoded as. Members that are missing within it aren't reported.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        // Missing booleans and numbers are never filled in.
        Value::Bool(_) | Value::Number(_) => false,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(keys) => keys.values().all(is_empty),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reported_keys_are_removed() {
        let before = json!({ "a": [{ "b": 1 }] });
        let mut after =
            json!({ "a": [{ "b": 1, "c": "", "d": "" }], "e": { "f": [] }, "g": "full", "h": 0 });
        remove_filled(&before, &mut after, &["a[0].c", "e", "g", "h"]);
        assert_eq!(
            after,
            json!({ "a": [{ "b": 1, "d": "" }], "g": "full", "h": 0 })
        );
    }

    #[test]
    fn nulls_are_restored() {
        let before = json!({ "a": null, "b": null });
        let mut after = json!({ "a": "", "b": "" });
        remove_filled(&before, &mut after, &["a"]);
        assert_eq!(after, json!({ "a": null, "b": "" }));
    }

    #[test]
    fn abbreviated_paths_match_by_key() {
        let before = json!({ "a": { "b": 1 } });
        let mut after = json!({ "a": { "b": 1, "c": null } });
        remove_filled(&before, &mut after, &["….c"]);
        assert_eq!(after, before);
    }
}
