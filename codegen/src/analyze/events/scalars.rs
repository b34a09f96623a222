//! The scalars of a payload, by their pointers.

use crate::diag::JsonPointer;
use crate::ir::{Api, Enum, Shape, TypeUse, literal_text};
use indexmap::{IndexMap, IndexSet};
use std::borrow::Cow;

/// How deeply scalars are searched, in nested objects.
pub(super) const DEEPEST: usize = 3;

/// The budget for one payload: a step for each type, and for each scalar that alternatives share.
const PAYLOAD: usize = 20_000;

/// A scalar of a payload.
#[derive(Clone, Debug, Default)]
pub(super) struct Scalar {
    /// Its allowed values; empty if any value is allowed.
    pub values: Vec<String>,
    /// Whether it is required.
    pub required: bool,
    /// The example in the schema.
    pub example: Option<String>,
}

impl Scalar {
    /// Its only allowed value.
    pub(super) fn constant(&self) -> Option<&String> {
        match self.values.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// The scalars of a payload, down to a depth; none if there are too many. `budget` is that of all payloads.
pub(super) fn scalars(
    api: &Api,
    payload: TypeUse,
    depth: usize,
    budget: &mut usize,
) -> IndexMap<JsonPointer, Scalar> {
    let mut found = IndexMap::new();
    let most = PAYLOAD.min(*budget);
    let mut left = most;
    let whole = visit(
        api,
        payload,
        &JsonPointer::default(),
        true,
        depth,
        &mut left,
        &mut found,
    );
    *budget -= most - left;
    whole.map(|()| found).unwrap_or_default()
}

/// The scalar at a pointer.
pub(super) fn scalar_at(api: &Api, payload: TypeUse, pointer: &str) -> Option<Scalar> {
    let pointer: JsonPointer = pointer.parse().ok()?;
    let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
    scalar_in(api, payload, &tokens)
}

fn scalar_in(api: &Api, payload: TypeUse, tokens: &[Cow<'_, str>]) -> Option<Scalar> {
    let Some((name, rest)) = tokens.split_first() else {
        let root = JsonPointer::default();
        let mut found = IndexMap::new();
        let mut budget = PAYLOAD;
        visit(api, payload, &root, true, 0, &mut budget, &mut found)?;
        return found.swap_remove(&root);
    };
    match api.shape(payload) {
        Shape::Object(object) => {
            let property = object.properties.iter().find(|p| p.name == *name)?;
            let scalar = scalar_in(api, property.ty, rest)?;
            Some(Scalar {
                required: scalar.required && property.required,
                example: property
                    .example
                    .clone()
                    .filter(|_| rest.is_empty())
                    .or(scalar.example),
                ..scalar
            })
        }
        Shape::Union(union) => {
            let scalars: Vec<Option<Scalar>> = union
                .variants
                .iter()
                // A union within a union isn't searched: the variants are objects.
                .filter(|v| !matches!(api.shape(v.ty), Shape::Union(_)))
                .map(|v| scalar_in(api, v.ty, tokens))
                .collect();
            let all = scalars.iter().all(Option::is_some);
            let either = scalars.into_iter().flatten().reduce(either)?;
            Some(Scalar {
                required: either.required && all,
                ..either
            })
        }
        _ => None,
    }
}

/// The type of the items of a delivery, if the payload has them at the pointer. `*` is each item of a list, and the empty
/// pointer is the list itself.
pub(super) fn item(api: &Api, payload: TypeUse, pointer: &str) -> Option<TypeUse> {
    let pointer = if pointer.is_empty() { "/*" } else { pointer };
    let pointer: JsonPointer = pointer.parse().ok()?;
    let mut current = payload;
    for name in pointer.tokens() {
        current = match api.shape(current) {
            Shape::Array(item) if name == "*" => *item,
            Shape::Object(object) => object.properties.iter().find(|p| p.name == name)?.ty,
            _ => return None,
        };
    }
    // The pointer may lead to the list instead of its items.
    match api.shape(current) {
        Shape::Array(item) if pointer.tokens().next_back().is_none_or(|last| last != "*") => {
            Some(*item)
        }
        _ => Some(current),
    }
}

/// Adds the scalars of a type to `found`; `None` if the budget is used up.
fn visit(
    api: &Api,
    using: TypeUse,
    pointer: &JsonPointer,
    required: bool,
    depth: usize,
    budget: &mut usize,
    found: &mut IndexMap<JsonPointer, Scalar>,
) -> Option<()> {
    *budget = budget.checked_sub(1)?;
    let values = match api.shape(using) {
        Shape::Object(object) if depth > 0 => {
            for property in &object.properties {
                let pointer = pointer.key(&property.name);
                let required = required && property.required;
                visit(
                    api,
                    property.ty,
                    &pointer,
                    required,
                    depth - 1,
                    budget,
                    found,
                )?;
                if let Some(scalar) = found.get_mut(&pointer) {
                    scalar.example.clone_from(&property.example);
                }
            }
            return Some(());
        }
        Shape::Union(union) => {
            let mut all: Option<IndexMap<JsonPointer, Scalar>> = None;
            for variant in &union.variants {
                if matches!(api.shape(variant.ty), Shape::Union(_)) {
                    continue;
                }
                let mut own = IndexMap::new();
                visit(api, variant.ty, pointer, required, depth, budget, &mut own)?;
                all = Some(match all {
                    None => own,
                    Some(before) => {
                        *budget = budget.checked_sub(before.len())?;
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
    *budget = budget.checked_sub(values.len())?;
    let scalar = Scalar {
        values,
        required,
        example: None,
    };
    found.insert(pointer.clone(), scalar);
    Some(())
}

/// The scalars of two variants. One that only one variant has is optional.
fn both(
    mut left: IndexMap<JsonPointer, Scalar>,
    right: IndexMap<JsonPointer, Scalar>,
) -> IndexMap<JsonPointer, Scalar> {
    for (pointer, scalar) in &mut left {
        scalar.required &= right.contains_key(pointer);
    }
    for (pointer, scalar) in right {
        match left.get_mut(&pointer) {
            Some(before) => *before = either(std::mem::take(before), scalar),
            None => {
                let scalar = Scalar {
                    required: false,
                    ..scalar
                };
                left.insert(pointer, scalar);
            }
        }
    }
    left
}

fn either(left: Scalar, right: Scalar) -> Scalar {
    let open = left.values.is_empty() || right.values.is_empty();
    let mut values: IndexSet<String> = left.values.into_iter().collect();
    values.extend(right.values);
    let values: Vec<String> = values.into_iter().collect();
    Scalar {
        values: if open { Vec::new() } else { values },
        required: left.required && right.required,
        example: left
            .example
            .filter(|shown| right.example.as_ref() == Some(shown)),
    }
}

/// The literals of an enum, as the runtime compares them.
pub(super) fn texts(e: &Enum) -> Vec<String> {
    let values = e.values.iter().map(|value| literal_text(&value.literal));
    values.collect()
}
