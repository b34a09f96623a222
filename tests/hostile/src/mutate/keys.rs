//! Changes of keys, which become difficult names.

use super::nasty;
use super::nodes::Nodes;
use crate::random::Random;
use serde_json::Value;

/// Renames a key and keeps its position.
pub fn rename(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let at = nodes.any(random)?;
    let old = nodes.key(at)?;
    let new = nasty::text(random);
    rename_in(nodes.get_mut(tree, nodes.parent(at))?, old, &new)
}

fn rename_in(value: &mut Value, old: &str, new: &str) -> Option<()> {
    let map = value.as_object_mut()?;
    let members = std::mem::take(map).into_iter();
    map.extend(members.map(|(key, value)| {
        if key == old {
            (new.to_owned(), value)
        } else {
            (key, value)
        }
    }));
    Some(())
}

/// Adds a key that becomes the same identifier as an existing one.
pub fn similar_key(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let at = nodes.any(random)?;
    let key = nodes.key(at)?;
    let value = nodes.get(tree, at)?.clone();
    let similar = match random.below(6) {
        0 => key.to_uppercase(),
        1 => key.to_lowercase(),
        2 => format!("{key}_"),
        3 => format!("-{key}"),
        4 => format!("{key} "),
        _ => key.replace('_', "-"),
    };
    let map = nodes.get_mut(tree, nodes.parent(at))?.as_object_mut()?;
    map.insert(similar, value);
    Some(())
}

/// Renames a component and all references to it.
pub fn rename_component(tree: &mut Value, _: &Nodes, random: &mut Random) -> Option<()> {
    let components = tree.get("components")?.as_object()?;
    let kinds: Vec<String> = components.keys().cloned().collect();
    let kind = random.one(&kinds)?.clone();
    let names: Vec<String> = components
        .get(&kind)?
        .as_object()?
        .keys()
        .cloned()
        .collect();
    let (old, new) = (random.one(&names)?.clone(), nasty::text(random));
    rename_in(tree.get_mut("components")?.get_mut(&kind)?, &old, &new)?;
    let pointer = |name: &str| {
        format!(
            "#/components/{kind}/{}",
            name.replace('~', "~0").replace('/', "~1")
        )
    };
    replace_references(tree, &pointer(&old), &pointer(&new));
    Some(())
}

fn replace_references(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| replace_references(item, old, new)),
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(text) if key == "$ref" && text == old => *text = new.to_owned(),
                    value => replace_references(value, old, new),
                }
            }
        }
        _ => {}
    }
}
