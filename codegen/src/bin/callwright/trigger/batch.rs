//! Batches of one.

use serde_json::{Map, Value};

/// A batch with one item.
pub struct Batch {
    pub whole: Value,
    /// The pointer of the item.
    pub item: String,
}

/// The value as a batch: as it is, but for all items except the first, where it is one; else in one. `items` says where
/// items stand, `*` being every item of an array.
pub fn one(mut value: Value, items: &str) -> Batch {
    let mut segments: Vec<&str> = items.split('/').skip(1).collect();
    if !segments.contains(&"*") {
        segments.push("*");
    }
    if shorten(&mut value, &segments) {
        let item = segments.iter().map(|segment| match *segment {
            "*" => "/0".to_owned(),
            name => format!("/{name}"),
        });
        return Batch {
            item: item.collect(),
            whole: value,
        };
    }
    let mut whole = value;
    let mut item = String::new();
    for segment in segments.iter().rev() {
        whole = match *segment {
            "*" => Value::Array(vec![whole]),
            name => {
                let name = name.replace("~1", "/").replace("~0", "~");
                Value::Object(Map::from_iter([(name, whole)]))
            }
        };
        let step = if *segment == "*" { "0" } else { segment };
        item.insert_str(0, &format!("/{step}"));
    }
    Batch { whole, item }
}

/// Takes away all but the first item; whether there is one at the end of the way.
fn shorten(value: &mut Value, segments: &[&str]) -> bool {
    let Some((segment, rest)) = segments.split_first() else {
        return true;
    };
    match value {
        Value::Array(items) if *segment == "*" => {
            items.truncate(1);
            items.first_mut().is_some_and(|item| shorten(item, rest))
        }
        Value::Object(_) if *segment != "*" => {
            let next = value.pointer_mut(&format!("/{segment}"));
            next.is_some_and(|next| shorten(next, rest))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_batch_has_one_item() {
        for (value, items, whole, item) in [
            (json!({"a": 1}), "", json!([{"a": 1}]), "/0"),
            (json!([{"a": 1}, {"a": 2}]), "", json!([{"a": 1}]), "/0"),
            (
                json!({"a": 1}),
                "/events/*",
                json!({"events": [{"a": 1}]}),
                "/events/0",
            ),
            (
                json!({"a": 1}),
                "/events",
                json!({"events": [{"a": 1}]}),
                "/events/0",
            ),
            (
                json!({"live": "false", "items": [{"Item": {"a": 1}}, {"Item": {"a": 2}}]}),
                "/items/*/Item",
                json!({"live": "false", "items": [{"Item": {"a": 1}}]}),
                "/items/0/Item",
            ),
            (
                json!({"field": "feed"}),
                "/entry/*/changes/*",
                json!({"entry": [{"changes": [{"field": "feed"}]}]}),
                "/entry/0/changes/0",
            ),
        ] {
            let batch = one(value, items);
            assert_eq!((batch.whole, &*batch.item), (whole, item), "{items}");
        }
    }
}
