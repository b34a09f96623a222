//! A sample as a batch with one item.

use callwright_codegen::diag::JsonPointer;
use serde_json::Value;
use std::borrow::Cow;

/// A batch with one item.
pub struct SampleBatch {
    pub whole: Value,
    /// The pointer of the item.
    pub item: JsonPointer,
}

/// Makes a batch with one item of a value. If the value is a batch, only its first item stays; otherwise the value
/// becomes the item. `items` is the pointer of the items, in which `*` is every item of an array.
pub fn with_one_item(mut value: Value, items: &JsonPointer) -> SampleBatch {
    let mut tokens: Vec<Cow<'_, str>> = items.tokens().collect();
    if !tokens.iter().any(|token| token == "*") {
        tokens.push(Cow::Borrowed("*"));
    }
    let is_batch = keep_first_item(&mut value, &tokens);
    let first = tokens.iter().map(|token| match token.as_ref() {
        "*" => "0",
        name => name,
    });
    let item: JsonPointer = first.collect();
    if is_batch {
        return SampleBatch { whole: value, item };
    }
    let mut whole = value;
    for token in tokens.into_iter().rev() {
        whole = match token.as_ref() {
            "*" => Value::Array(vec![whole]),
            _ => Value::Object([(token.into_owned(), whole)].into_iter().collect()),
        };
    }
    SampleBatch { whole, item }
}

/// Removes all items but the first. Returns whether the tokens lead to an item.
fn keep_first_item(value: &mut Value, tokens: &[Cow<'_, str>]) -> bool {
    let Some((token, rest)) = tokens.split_first() else {
        return true;
    };
    match value {
        Value::Array(items) if token == "*" => {
            items.truncate(1);
            let first = items.first_mut();
            first.is_some_and(|item| keep_first_item(item, rest))
        }
        Value::Object(members) if token != "*" => {
            let member = members.get_mut(token.as_ref());
            member.is_some_and(|member| keep_first_item(member, rest))
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
            let batch = with_one_item(value, &items.parse().unwrap());
            assert_eq!((batch.whole, batch.item.as_str()), (whole, item), "{items}");
        }
    }
}
