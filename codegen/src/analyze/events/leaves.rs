//! The scalars of a payload, by their pointers.

use crate::ir::{Api, Enum, Shape, TypeUse};
use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

/// How many objects a scalar may stand in.
pub(super) const DEEPEST: usize = 3;

/// How much of one payload is looked at: a step for each type, and for each scalar that alternatives
/// share.
const PAYLOAD: usize = 20_000;

/// A scalar of a payload.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaf {
    /// What it may be; empty for anything.
    pub values: Vec<String>,
    /// Whether it must be there.
    pub required: bool,
    /// What the schema shows.
    pub example: Option<String>,
}

impl Leaf {
    /// The one thing that it can be.
    pub(super) fn constant(&self) -> Option<&String> {
        match self.values.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// The scalars of a payload, down to a depth; none if they are too many to be looked at. `fuel` is
/// what all payloads may take.
pub(super) fn leaves(
    api: &Api,
    payload: TypeUse,
    depth: usize,
    fuel: &mut usize,
) -> IndexMap<String, Leaf> {
    let mut found = IndexMap::new();
    let most = PAYLOAD.min(*fuel);
    let mut left = most;
    let whole = visit(api, payload, "", true, depth, &mut left, &mut found);
    *fuel -= most - left;
    whole.map(|()| found).unwrap_or_default()
}

/// The scalar at a pointer.
pub(super) fn leaf_at(api: &Api, payload: TypeUse, pointer: &str) -> Option<Leaf> {
    let Some((name, rest)) = step(pointer) else {
        let mut found = IndexMap::new();
        let mut fuel = PAYLOAD;
        visit(api, payload, "", true, 0, &mut fuel, &mut found)?;
        return found.swap_remove("");
    };
    match api.shape(payload) {
        Shape::Object(object) => {
            let property = object.properties.iter().find(|p| p.name == name)?;
            let leaf = leaf_at(api, property.ty, rest)?;
            Some(Leaf {
                required: leaf.required && property.required,
                example: property
                    .example
                    .clone()
                    .filter(|_| rest.is_empty())
                    .or(leaf.example),
                ..leaf
            })
        }
        Shape::Union(union) => {
            let leaves: Vec<Option<Leaf>> = union
                .variants
                .iter()
                // A union in itself ends the way: its variants are objects.
                .filter(|v| !matches!(api.shape(v.ty), Shape::Union(_)))
                .map(|v| leaf_at(api, v.ty, pointer))
                .collect();
            let all = leaves.iter().all(Option::is_some);
            let either = leaves.into_iter().flatten().reduce(either)?;
            Some(Leaf {
                required: either.required && all,
                ..either
            })
        }
        _ => None,
    }
}

/// The type of the items of a batch, if the payload is one: `*` stands for each item of a list, and
/// an empty pointer for those of the payload itself.
pub(super) fn item(api: &Api, payload: TypeUse, pointer: &str) -> Option<TypeUse> {
    let pointer = if pointer.is_empty() { "/*" } else { pointer };
    let mut current = payload;
    let mut rest = pointer;
    while let Some((name, after)) = step(rest) {
        current = match api.shape(current) {
            Shape::Array(item) if name == "*" => *item,
            Shape::Object(object) => object.properties.iter().find(|p| p.name == name)?.ty,
            _ => return None,
        };
        rest = after;
    }
    // The pointer may name the list instead of its items.
    match api.shape(current) {
        Shape::Array(item) if !pointer.ends_with('*') => Some(*item),
        _ => Some(current),
    }
}

/// The first part of a pointer, and the rest.
pub(super) fn step(pointer: &str) -> Option<(String, &str)> {
    let path = pointer.strip_prefix('/')?;
    let end = path.find('/').unwrap_or(path.len());
    let (name, rest) = path.split_at_checked(end)?;
    Some((name.replace("~1", "/").replace("~0", "~"), rest))
}

/// `None` when the fuel is spent.
fn visit(
    api: &Api,
    using: TypeUse,
    pointer: &str,
    required: bool,
    depth: usize,
    fuel: &mut usize,
    found: &mut IndexMap<String, Leaf>,
) -> Option<()> {
    *fuel = fuel.checked_sub(1)?;
    let values = match api.shape(using) {
        Shape::Object(object) if depth > 0 => {
            for property in &object.properties {
                let name = property.name.replace('~', "~0").replace('/', "~1");
                let pointer = format!("{pointer}/{name}");
                let required = required && property.required;
                visit(api, property.ty, &pointer, required, depth - 1, fuel, found)?;
                if let Some(leaf) = found.get_mut(&pointer) {
                    leaf.example.clone_from(&property.example);
                }
            }
            return Some(());
        }
        Shape::Union(union) => {
            let mut all: Option<IndexMap<String, Leaf>> = None;
            for variant in &union.variants {
                if matches!(api.shape(variant.ty), Shape::Union(_)) {
                    continue;
                }
                let mut own = IndexMap::new();
                visit(api, variant.ty, pointer, required, depth, fuel, &mut own)?;
                all = Some(match all {
                    None => own,
                    Some(before) => {
                        *fuel = fuel.checked_sub(before.len())?;
                        both(before, own)
                    }
                });
            }
            found.extend(all.unwrap_or_default());
            return Some(());
        }
        Shape::Enum(e) => texts(e),
        Shape::Text(_) | Shape::Integer(_) | Shape::Boolean => Vec::new(),
        _ => return Some(()),
    };
    *fuel = fuel.checked_sub(values.len())?;
    let leaf = Leaf {
        values,
        required,
        example: None,
    };
    found.insert(pointer.to_owned(), leaf);
    Some(())
}

/// What two variants say: of what only one has, that it need not be there.
fn both(mut left: IndexMap<String, Leaf>, right: IndexMap<String, Leaf>) -> IndexMap<String, Leaf> {
    for (pointer, leaf) in &mut left {
        leaf.required &= right.contains_key(pointer);
    }
    for (pointer, leaf) in right {
        match left.get_mut(&pointer) {
            Some(before) => *before = either(std::mem::take(before), leaf),
            None => {
                let leaf = Leaf {
                    required: false,
                    ..leaf
                };
                left.insert(pointer, leaf);
            }
        }
    }
    left
}

fn either(left: Leaf, right: Leaf) -> Leaf {
    let open = left.values.is_empty() || right.values.is_empty();
    let mut values: IndexSet<String> = left.values.into_iter().collect();
    values.extend(right.values);
    let values: Vec<String> = values.into_iter().collect();
    Leaf {
        values: if open { Vec::new() } else { values },
        required: left.required && right.required,
        example: left
            .example
            .filter(|shown| right.example.as_ref() == Some(shown)),
    }
}

/// The literals of an enum, as the router compares them.
pub(super) fn texts(e: &Enum) -> Vec<String> {
    let values = e.values.iter().map(|value| text(&value.literal));
    values.collect()
}

/// A scalar as the router compares it.
pub(super) fn text(literal: &Value) -> String {
    match literal {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
