//! Deviations that were told: what they filled is taken away again.

use serde_json::Value;

/// Takes the keys away that were told to be missing, and that are empty. Those that were null are null again.
pub(crate) fn forgive(before: &Value, after: &mut Value, told: &[&str]) {
    walk(before, after, told, &mut String::new());
}

fn walk(before: &Value, after: &mut Value, told: &[&str], at: &mut String) {
    let length = at.len();
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            after.retain(|key, value| {
                let path = child(at, key);
                let late = format!("….{key}");
                let forgiven = told.contains(&path.as_str()) || told.contains(&late.as_str());
                let forgiven = forgiven && empty(value);
                match before.get(key) {
                    Some(Value::Null) if forgiven => *value = Value::Null,
                    _ => {}
                }
                before.contains_key(key) || !forgiven
            });
            for (key, after) in after {
                if let Some(before) = before.get(key) {
                    *at = child(at, key);
                    walk(before, after, told, at);
                    at.truncate(length);
                }
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            for (index, (before, after)) in before.iter().zip(after).enumerate() {
                at.push_str(&format!("[{index}]"));
                walk(before, after, told, at);
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

/// Whether a value is what a missing one is read as. What is missing within it isn't told: nothing was
/// there to miss it.
fn empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        // Nothing takes the place of these.
        Value::Bool(_) | Value::Number(_) => false,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(keys) => keys.values().all(empty),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_was_told_is_forgiven() {
        let before = json!({ "a": [{ "b": 1 }] });
        let mut after =
            json!({ "a": [{ "b": 1, "c": "", "d": "" }], "e": { "f": [] }, "g": "full", "h": 0 });
        forgive(&before, &mut after, &["a[0].c", "e", "g", "h"]);
        assert_eq!(
            after,
            json!({ "a": [{ "b": 1, "d": "" }], "g": "full", "h": 0 })
        );
    }

    #[test]
    fn nulls_come_back() {
        let before = json!({ "a": null, "b": null });
        let mut after = json!({ "a": "", "b": "" });
        forgive(&before, &mut after, &["a"]);
        assert_eq!(after, json!({ "a": null, "b": "" }));
    }

    #[test]
    fn later_ones_are_told_by_their_key() {
        let before = json!({ "a": { "b": 1 } });
        let mut after = json!({ "a": { "b": 1, "c": null } });
        forgive(&before, &mut after, &["….c"]);
        assert_eq!(after, before);
    }
}
