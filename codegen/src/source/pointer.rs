//! Walks a JSON pointer (RFC 6901), and puts values at one.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// The value at a pointer, or nothing where the pointer leads nowhere or isn't one.
pub(super) fn follow<'v>(root: &'v Value, pointer: &str) -> Option<&'v Value> {
    tokens(pointer)?.try_fold(root, |value, token| match value {
        Value::Object(map) => map.get(token.as_ref()),
        Value::Array(list) => list.get(index(&token)?),
        _ => None,
    })
}

/// Puts a value at a pointer. On the way there, an item that an array has, or would have next, is that item; all else that
/// has no member of the name becomes an object that has.
///
/// ```
/// use callwright_codegen::source::put;
/// use serde_json::json;
///
/// let mut sample = json!({ "items": ["text"] });
/// put(&mut sample, "/items/0/kind", json!("opened"));
/// assert_eq!(sample, json!({ "items": [{ "kind": "opened" }] }));
/// ```
pub fn put(root: &mut Value, pointer: &str, value: Value) {
    let mut at = root;
    for token in tokens(pointer).into_iter().flatten() {
        let room = |items: &Vec<Value>| index(&token).filter(|item| *item <= items.len());
        let item = at.as_array().and_then(room);
        if item.is_none() && !at.is_object() {
            *at = Value::Object(Map::new());
        }
        at = match (at, item) {
            (Value::Array(items), Some(item)) => {
                if item == items.len() {
                    items.push(Value::Null);
                }
                &mut items[item]
            }
            (Value::Object(object), _) => object.entry(token).or_insert(Value::Null),
            _ => return,
        };
    }
    *at = value;
}

/// The unescaped tokens of a pointer: none for the root, nothing if it does not begin with `/`.
pub(super) fn tokens(pointer: &str) -> Option<impl Iterator<Item = Cow<'_, str>>> {
    let rest = match pointer {
        "" => None,
        pointer => Some(pointer.strip_prefix('/')?),
    };
    Some(
        rest.into_iter()
            .flat_map(|rest| rest.split('/'))
            .map(unescape),
    )
}

/// An array index as RFC 6901 section 4 writes it: digits without a leading zero.
pub(super) fn index(token: &str) -> Option<usize> {
    let plain =
        token.bytes().all(|b| b.is_ascii_digit()) && (token == "0" || !token.starts_with('0'));
    plain.then(|| token.parse().ok()).flatten()
}

fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        // In this order, as the RFC says, or `~01` would become `/`.
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_examples_of_the_rfc() {
        let doc = json!({
            "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5,
            "k\"l": 6, " ": 7, "m~n": 8,
        });
        assert_eq!(follow(&doc, ""), Some(&doc));
        assert_eq!(follow(&doc, "/foo/0"), Some(&json!("bar")));
        for (pointer, number) in [
            ("/", 0),
            ("/a~1b", 1),
            ("/c%d", 2),
            ("/e^f", 3),
            ("/g|h", 4),
            ("/i\\j", 5),
            ("/k\"l", 6),
            ("/ ", 7),
            ("/m~0n", 8),
        ] {
            assert_eq!(follow(&doc, pointer), Some(&json!(number)), "{pointer}");
        }
    }

    #[test]
    fn what_leads_nowhere() {
        let doc = json!({"list": [1, 2], "~1": true});
        assert_eq!(follow(&doc, "/~01"), Some(&json!(true)));
        for pointer in [
            "list",
            "/list/2",
            "/list/01",
            "/list/-",
            "/list/+1",
            "/list/",
            "/list/0/x",
        ] {
            assert_eq!(follow(&doc, pointer), None, "{pointer}");
        }
    }
}
