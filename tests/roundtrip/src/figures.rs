//! Finds numbers and booleans that decoding invented.

use crate::number;
use serde_json::Value;

/// The first number or boolean of `received` that isn't at the same place in `sent`, with its JSON pointer; `None` if
/// all are. Numbers are compared by value.
///
/// This needs no schema: every number and boolean that a handler receives must come from the body.
pub fn invented_value(sent: &Value, received: &Value) -> Option<String> {
    walk(Some(sent), received, &mut String::new())
}

fn walk(sent: Option<&Value>, received: &Value, at: &mut String) -> Option<String> {
    let length = at.len();
    let child = |at: &mut String, key: &str, sent: Option<&Value>, received: &Value| {
        at.push('/');
        at.push_str(key);
        let found = walk(sent, received, at);
        at.truncate(length);
        found
    };
    match received {
        Value::Null | Value::String(_) => None,
        Value::Bool(_) if sent == Some(received) => None,
        Value::Number(number) => match sent {
            Some(Value::Number(sent)) if number::equal(sent, number) => None,
            _ => Some(describe(at, received, sent)),
        },
        Value::Bool(_) => Some(describe(at, received, sent)),
        Value::Array(items) => items.iter().enumerate().find_map(|(index, received)| {
            let sent = sent.and_then(|sent| sent.get(index));
            child(at, &index.to_string(), sent, received)
        }),
        Value::Object(entries) => entries.iter().find_map(|(key, received)| {
            let sent = sent.and_then(|sent| sent.get(key));
            child(at, key, sent, received)
        }),
    }
}

fn describe(at: &str, received: &Value, sent: Option<&Value>) -> String {
    match sent {
        Some(sent) => format!("{at} is {received}, but {sent} was sent"),
        None => format!("{at} is {received}, but nothing was sent"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn invented_values_are_found() {
        let sent = json!({ "a": [{ "n": 5.0, "b": true, "s": "1" }], "x": 1 });
        for (received, expected) in [
            (json!({ "a": [{ "n": 5, "b": true, "s": "1" }] }), None),
            (json!({ "a": [{ "n": null, "t": "" }], "new": {} }), None),
            (
                json!({ "a": [{ "n": 0 }] }),
                Some("/a/0/n is 0, but 5.0 was sent"),
            ),
            (
                json!({ "a": [{ "b": false }] }),
                Some("/a/0/b is false, but true was sent"),
            ),
            (
                json!({ "a": [{ "s": 1 }] }),
                Some(r#"/a/0/s is 1, but "1" was sent"#),
            ),
            (
                json!({ "a": [{}, { "n": 0 }] }),
                Some("/a/1/n is 0, but nothing was sent"),
            ),
            (
                json!({ "new": { "b": false } }),
                Some("/new/b is false, but nothing was sent"),
            ),
        ] {
            assert_eq!(
                invented_value(&sent, &received).as_deref(),
                expected,
                "{received}"
            );
        }
    }
}
