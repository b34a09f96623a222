//! Which equal types share one definition.
//!
//! Equal types that are large, or that mean the same, are written once. Small types that are equal by chance aren't:
//! the options of a function call and the body that creates a group may both be an object with a `name`.

use super::kind::TypeKind;
use super::last_word::last_word;
use crate::ir::limits::LISTS;
use crate::ir::{Api, Origin, Shape, TypeId};
use rustc_hash::FxHashMap;

/// From how many properties or alternatives on equal types are shared whatever they are called.
const LARGE: usize = 4;

/// As [`LARGE`], for the values of an enum.
const MANY_VALUES: usize = 10;

/// Keys whose value says what an object is.
const TAGS: &[&str] = &["event", "kind", "object", "type"];

/// What distinguishes equal types that aren't shared: types of one class and one key share a definition.
pub(super) fn share_key(api: &Api, kinds: &FxHashMap<TypeId, TypeKind>, id: TypeId) -> String {
    match kinds.get(&id) {
        Some(TypeKind::Constant { key, .. }) => match key {
            None => "= alternative".to_owned(),
            Some(key) if is_tag(key) => "= tag".to_owned(),
            Some(key) => {
                let letters = key.chars().filter(|c| c.is_alphanumeric());
                format!("= {}", letters.collect::<String>().to_lowercase())
            }
        },
        Some(TypeKind::Scalars { .. } | TypeKind::OrId { .. } | TypeKind::Values(_)) => {
            "= kind".to_owned()
        }
        Some(TypeKind::Member(owner)) if is_small(api, id) => last_word(api, *owner),
        _ if is_body(api, id) && has_named_parts(api, kinds, id) => format!("# {}", id.0),
        _ if is_small(api, id) => last_word(api, id),
        _ => String::new(),
    }
}

/// Whether a type is the body of a request or a response.
fn is_body(api: &Api, id: TypeId) -> bool {
    matches!(
        api.ty(id).origin,
        Origin::Request { .. } | Origin::Response { .. }
    )
}

/// Whether a type has parts that are named after it. Bodies of two operations that have such parts aren't shared, so that
/// callers of one aren't concerned when the other changes.
fn has_named_parts(api: &Api, kinds: &FxHashMap<TypeId, TypeKind>, id: TypeId) -> bool {
    let mut found = false;
    api.ty(id).shape.each_part(|part| {
        // An item of a list is named after the list.
        let mut part = api.resolve(part).id;
        for _ in 0..LISTS {
            match api.ty(part).shape {
                Shape::Array(item) | Shape::Map(item) => part = api.resolve(item).id,
                _ => break,
            }
        }
        let ty = api.ty(part);
        let named = ty.shape.is_nominal() && !ty.origin.is_schema();
        found |= named && matches!(kinds.get(&part), None | Some(TypeKind::Member(_)));
    });
    found
}

/// Whether the value of a property says what the object is: `type: card`.
pub fn is_tag(key: &str) -> bool {
    let key = key.trim_matches(|c: char| !c.is_alphanumeric());
    TAGS.contains(&key.to_lowercase().as_str())
}

/// Whether a type may be equal to another one by chance.
fn is_small(api: &Api, id: TypeId) -> bool {
    match &api.ty(id).shape {
        Shape::Object(object) => object.properties.len() < LARGE,
        Shape::Enum(e) => e.values.len() < MANY_VALUES,
        Shape::Union(union) => union.variants.len() < LARGE,
        _ => true,
    }
}
