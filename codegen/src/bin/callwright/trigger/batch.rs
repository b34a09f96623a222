//! A sample as a batch with one item.

use serde_json::{Map, Value};

/// A batch with one item.
pub struct SampleBatch {
    pub whole: Value,
    /// The JSON pointer of the item.
    pub item: String,
}

/// Makes a batch with one item of a value. If the value is a batch, only its first item stays; otherwise the value
/// becomes the item. `items` is the pointer of the items, in which `*` is every item of an array.
pub fn with_one_item(mut value: Value, items: &str) -> SampleBatch {
    let mut segments: Vec<&str> = items.split('/').skip(1).collect();
    if !segments.contains(&"*") {
        segments.push("*");
    }
    if keep_first_item(&mut value, &segments) {
        let item = segments.iter().map(|segment| match *segment {
            "*" => "/0".to_owned(),
            name => format!("/{name}"),
        });
        return SampleBatch {
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
    SampleBatch { whole, item }
}

/// Removes all items but the first. Returns whether the pointer leads to an item.
fn keep_first_item(value: &mut Value, segments: &[&str]) -> bool {
    let Some((segment, rest)) = segments.split_first() else {
        return true;
    };
    match value {
        Value::Array(items) if *segment == "*" => {
            items.truncate(1);
            items
                .first_mut()
                .is_some_and(|item| keep_first_item(item, rest))
        }
        Value::Object(_) if *segment != "*" => {
            let next = value.pointer_mut(&format!("/{segment}"));
            next.is_some_and(|next| keep_first_item(next, rest))
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
            let batch = with_one_item(value, items);
            assert_eq!((batch.whole, &*batch.item), (whole, item), "{items}");
        }
    }
}
