//! Whether a number or a boolean was made up.

use crate::number;
use serde_json::Value;

/// The first number or boolean of `seen` that doesn't stand at the same place of `sent`, with its JSON pointer; `None` if all
/// do. Numbers are compared by value.
///
/// It knows no schema: whatever a handler sees of a body, it can only have from there.
pub fn made_up(sent: &Value, seen: &Value) -> Option<String> {
    walk(Some(sent), seen, &mut String::new())
}

fn walk(sent: Option<&Value>, seen: &Value, at: &mut String) -> Option<String> {
    let length = at.len();
    let child = |at: &mut String, key: &str, sent: Option<&Value>, seen: &Value| {
        at.push('/');
        at.push_str(key);
        let found = walk(sent, seen, at);
        at.truncate(length);
        found
    };
    match seen {
        Value::Null | Value::String(_) => None,
        Value::Bool(_) if sent == Some(seen) => None,
        Value::Number(number) => match sent {
            Some(Value::Number(sent)) if number::equal(sent, number) => None,
            _ => Some(told(at, seen, sent)),
        },
        Value::Bool(_) => Some(told(at, seen, sent)),
        Value::Array(items) => items.iter().enumerate().find_map(|(index, seen)| {
            let sent = sent.and_then(|sent| sent.get(index));
            child(at, &index.to_string(), sent, seen)
        }),
        Value::Object(entries) => entries.iter().find_map(|(key, seen)| {
            let sent = sent.and_then(|sent| sent.get(key));
            child(at, key, sent, seen)
        }),
    }
}

fn told(at: &str, seen: &Value, sent: Option<&Value>) -> String {
    match sent {
        Some(sent) => format!("{at} is {seen}, and {sent} was sent"),
        None => format!("{at} is {seen}, and nothing was sent"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_was_not_sent_is_found() {
        let sent = json!({ "a": [{ "n": 5.0, "b": true, "s": "1" }], "x": 1 });
        for (seen, expected) in [
            (json!({ "a": [{ "n": 5, "b": true, "s": "1" }] }), None),
            (json!({ "a": [{ "n": null, "t": "" }], "new": {} }), None),
            (
                json!({ "a": [{ "n": 0 }] }),
                Some("/a/0/n is 0, and 5.0 was sent"),
            ),
            (
                json!({ "a": [{ "b": false }] }),
                Some("/a/0/b is false, and true was sent"),
            ),
            (
                json!({ "a": [{ "s": 1 }] }),
                Some(r#"/a/0/s is 1, and "1" was sent"#),
            ),
            (
                json!({ "a": [{}, { "n": 0 }] }),
                Some("/a/1/n is 0, and nothing was sent"),
            ),
            (
                json!({ "new": { "b": false } }),
                Some("/new/b is false, and nothing was sent"),
            ),
        ] {
            assert_eq!(made_up(&sent, &seen).as_deref(), expected, "{seen}");
        }
    }
}
