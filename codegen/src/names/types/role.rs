//! Names by role: the key of a property or a parameter alone, where it says enough.

use crate::analyze::{Facts, TypeKind};
use crate::ir::{Api, Origin, Shape, TypeId};
use crate::names::schema_keys::SchemaKeys;
use crate::names::words::{is_number, item_of, pascal};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// From how many places on a key of one word names its type.
const MANY: usize = 8;

/// The types that are named by their role.
pub(super) struct Roles {
    names: FxHashMap<TypeId, String>,
    /// The components of which a union has the deleted form as an alternative.
    deleted: FxHashSet<TypeId>,
}

impl Roles {
    /// Finds the types that are named by their role. Nearly all types with that role must be equal.
    pub(super) fn of(
        api: &Api,
        facts: &Facts,
        keys: &SchemaKeys,
        groups: &BTreeMap<TypeId, Vec<TypeId>>,
    ) -> Self {
        let shown = || {
            let pairs = groups.iter();
            pairs.flat_map(|(group, ids)| ids.iter().map(move |id| (*group, *id)))
        };
        let mut deleted = FxHashSet::default();
        let mut roles: BTreeMap<String, BTreeMap<TypeId, Vec<TypeId>>> = BTreeMap::new();
        for (group, id) in shown() {
            match facts.kind(id) {
                Some(TypeKind::OrId { of, deleted: true }) => {
                    deleted.insert(*of);
                }
                Some(_) => {}
                None => {
                    if let Some(role) = role(api, &api.ty(id).origin) {
                        let groups = roles.entry(role).or_default();
                        groups.entry(group).or_default().push(id);
                    }
                }
            }
        }
        let components: FxHashSet<String> = api
            .types
            .iter()
            .filter_map(|ty| Some(pascal(keys.get(&ty.origin)?)))
            .collect();
        let mut names = FxHashMap::default();
        for (role, groups) in roles {
            let total: usize = groups.values().map(Vec::len).sum();
            let most = groups.into_values().max_by_key(Vec::len);
            let most = most.unwrap_or_default();
            let telling = is_telling(&role) || total >= MANY;
            if telling && most.len() * 4 >= total * 3 && !components.contains(&role) {
                for id in most {
                    names.insert(id, role.clone());
                }
            }
        }
        Self { names, deleted }
    }

    /// The name of a type by its role, if that says enough.
    pub(super) fn get(&self, id: TypeId) -> Option<&str> {
        self.names.get(&id).map(String::as_str)
    }

    /// Whether a union has the deleted form of a component as an alternative.
    pub(super) fn has_deleted(&self, component: TypeId) -> bool {
        self.deleted.contains(&component)
    }
}

/// Whether a name has at least two words that the document gives.
fn is_telling(name: &str) -> bool {
    let name = name.strip_suffix("Item").unwrap_or(name);
    name.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// What the place of a type calls it, without the name of the owner.
pub(super) fn role(api: &Api, origin: &Origin) -> Option<String> {
    match origin {
        Origin::Part { of, role } => {
            let object = matches!(api.ty(*of).shape, Shape::Object(_));
            Some(pascal(role)).filter(|name| {
                object && !is_number(role) && name.len() > 2 && !name.starts_with('V')
            })
        }
        Origin::Parameter { name, .. } => Some(pascal(name)),
        Origin::Item(inner) => Some(item_of(&role(api, inner)?)),
        _ => None,
    }
}
