//! Changes of any values, regardless of their meaning.

use super::nasty;
use super::nodes::Nodes;
use super::write::{raw, same_key};
use crate::random::Random;
use serde_json::Value;

/// Larger values aren't copied, because the document would grow too much.
const MAX_COPIED_BYTES: usize = 40_000;

fn copy(tree: &Value, nodes: &Nodes, random: &mut Random) -> Option<Value> {
    let value = nodes.get(tree, nodes.any(random)?)?;
    (value.to_string().len() < MAX_COPIED_BYTES).then(|| value.clone())
}

/// Removes a value.
pub fn delete(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    nodes.remove(tree, nodes.any(random)?).map(|_| ())
}

/// Duplicates a value: in its array, or under its own or a similar key.
pub fn duplicate(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let at = nodes.any(random)?;
    let value = nodes.get(tree, at)?.clone();
    match nodes.get_mut(tree, nodes.parent(at))? {
        Value::Array(items) => items.push(value),
        Value::Object(map) => {
            let key = nodes.key(at)?;
            let key = if random.once_in(3) {
                same_key(key, random.next())
            } else {
                format!("{key}2")
            };
            map.insert(key, value);
        }
        _ => {}
    }
    Some(())
}

/// Replaces a value by a copy of another.
pub fn replace(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let value = copy(tree, nodes, random)?;
    *nodes.get_mut(tree, nodes.any(random)?)? = value;
    Some(())
}

/// Swaps two values.
pub fn swap(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let (one, other) = (nodes.any(random)?, nodes.any(random)?);
    let (first, second) = (
        nodes.get(tree, one)?.clone(),
        nodes.get(tree, other)?.clone(),
    );
    *nodes.get_mut(tree, one)? = second;
    // The second no longer exists if it was inside the first.
    *nodes.get_mut(tree, other)? = first;
    Some(())
}

/// Adds the members of one object to another.
pub fn merge(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let from = match copy(tree, nodes, random)? {
        Value::Object(from) => from,
        _ => return None,
    };
    if let Value::Object(into) = nodes.get_mut(tree, nodes.container(random)?)? {
        into.extend(from);
    }
    Some(())
}

/// Replaces a value by one of any type.
pub fn nasty_value(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    *nodes.get_mut(tree, nodes.any(random)?)? = nasty::value(random);
    Some(())
}

/// Replaces a scalar by one that is hard to handle, mostly of the same type.
pub fn nasty_scalar(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let value = nodes.get_mut(tree, nodes.scalar(random)?)?;
    *value = match value {
        Value::String(_) if !random.once_in(5) => Value::String(nasty::text(random)),
        Value::Number(_) if !random.once_in(5) => nasty::number(random),
        Value::Bool(old) if random.once_in(2) => Value::Bool(!*old),
        _ => nasty::scalar(random),
    };
    Some(())
}

/// Shuffles members or items.
pub fn shuffle(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    match nodes.get_mut(tree, nodes.container(random)?)? {
        Value::Array(items) => shuffle_slice(items, random),
        Value::Object(map) => {
            let mut members: Vec<_> = std::mem::take(map).into_iter().collect();
            shuffle_slice(&mut members, random);
            map.extend(members);
        }
        _ => {}
    }
    Some(())
}

fn shuffle_slice<T>(items: &mut [T], random: &mut Random) {
    for at in (1..items.len()).rev() {
        items.swap(at, random.below(at + 1));
    }
}

/// Repeats a member or an item many times, each time with another key or text.
pub fn repeat(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let at = nodes.any(random)?;
    let value = nodes.get(tree, at)?.clone();
    let room = (4 * MAX_COPIED_BYTES) / value.to_string().len().max(1);
    let times = random.below(3000).min(room);
    let numbered = |number: usize| match &value {
        Value::String(text) => Value::String(format!("{text}{number}")),
        other => other.clone(),
    };
    match nodes.get_mut(tree, nodes.parent(at))? {
        Value::Array(items) => items.extend((0..times).map(numbered)),
        Value::Object(map) => {
            let key = nodes.key(at)?;
            map.extend((0..times).map(|number| (format!("{key}{number}"), numbered(number))));
        }
        _ => {}
    }
    Some(())
}

/// Replaces a schema by a deeply nested value.
pub fn nest(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let ways: &[(&str, &str)] = &[
        ("[", "]"),
        ("{\"a\":", "}"),
        ("{\"items\":", "}"),
        ("{\"allOf\":[", "]}"),
        ("{\"oneOf\":[{\"type\":\"string\"},", "]}"),
        ("{\"type\":\"object\",\"properties\":{\"a\":", "}}"),
        ("{\"additionalProperties\":", "}"),
        ("{\"not\":", "}"),
        ("{\"type\":\"array\",\"prefixItems\":[", "]}"),
    ];
    let (open, close) = random.one(ways)?;
    let depth = *random.one(&[20, 50, 60, 64, 100, 127, 128, 300, 5_000, 100_000])?;
    let inner = random.one(&["{}", "{\"type\":\"string\"}", "null", "1"])?;
    let text = format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
    *nodes.get_mut(tree, nodes.schema(random)?)? = raw(&text);
    Some(())
}
