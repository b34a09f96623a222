//! Deviations that were told: what they filled is taken away again.

use serde_json::Value;

/// Takes the keys away that were told to be missing, and that are empty.
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
                before.contains_key(key) || !forgiven || !empty(value)
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
        Value::Bool(flag) => !flag,
        Value::Number(number) => number.as_f64() == Some(0.0),
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
            json!({ "a": [{ "b": 1, "c": "", "d": "" }], "e": { "f": 0 }, "g": "full" });
        forgive(&before, &mut after, &["a[0].c", "e", "g"]);
        assert_eq!(after, json!({ "a": [{ "b": 1, "d": "" }], "g": "full" }));
    }

    #[test]
    fn later_ones_are_told_by_their_key() {
        let before = json!({ "a": { "b": 1 } });
        let mut after = json!({ "a": { "b": 1, "c": null } });
        forgive(&before, &mut after, &["….c"]);
        assert_eq!(after, before);
    }
}
