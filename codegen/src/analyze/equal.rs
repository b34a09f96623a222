//! Which types are equal except for their docs.
//!
//! Types whose own properties are equal are taken for equal until their parts differ, so recursive types are compared too.

use super::canonical::Canonical;
use super::kind::{TypeKind, kinds};
use super::partition::refine_partition;
use super::sharing::share_key;
use super::unions::{UnionFacts, UnionKind};
use crate::ir::{Api, Origin, Shape, Type, TypeId};
use rustc_hash::FxHashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Finds the types that share a definition, and the one of each set that is written out.
pub(super) fn canonical(
    api: &Api,
    unions: &FxHashMap<TypeId, UnionFacts>,
    share: bool,
) -> (Canonical, FxHashMap<TypeId, TypeKind>) {
    let ids = api.type_ids();
    let classes = classes(api, unions);
    let kinds = kinds(api, unions, &classes);
    if !share {
        return (Canonical::identity(api), kinds);
    }
    let nominal = |id: TypeId| api.ty(id).shape.is_nominal();
    let mut first: FxHashMap<(usize, String), TypeId> = FxHashMap::default();
    let mut keys = Vec::with_capacity(classes.len());
    for (id, class) in ids.clone().zip(&classes) {
        let key = nominal(id).then(|| (*class, share_key(api, &kinds, id)));
        if let Some(key) = key.clone() {
            first
                .entry(key)
                .and_modify(|best| {
                    if rank(api.ty(id)) < rank(api.ty(*best)) {
                        *best = id;
                    }
                })
                .or_insert(id);
        }
        keys.push(key);
    }
    let canonical = ids.zip(&keys).map(|(id, key)| {
        let found = key.as_ref().and_then(|key| first.get(key));
        found.copied().unwrap_or(id)
    });
    (Canonical::new(canonical.collect()), kinds)
}

/// Which of several equal types is written out: preferably a component, then one that doesn't allow null itself, then the
/// one with the shortest key.
fn rank(ty: &Type) -> (bool, bool, usize) {
    match &ty.origin {
        Origin::Component(key) => (false, ty.nullable, key.len()),
        Origin::Referenced { place, file } => {
            let name = place.pointer.tokens().next_back();
            (
                false,
                ty.nullable,
                name.map_or(file.len(), |name| name.len()),
            )
        }
        _ => (true, ty.nullable, 0),
    }
}

/// The class of each type: equal types have the same one.
fn classes(api: &Api, unions: &FxHashMap<TypeId, UnionFacts>) -> Vec<usize> {
    let mut first = Vec::with_capacity(api.types.len());
    let mut held = Vec::with_capacity(api.types.len());
    for (id, ty) in api.type_ids().zip(&api.types) {
        let mut list = Vec::new();
        let mut hasher = DefaultHasher::new();
        own_hash(ty).hash(&mut hasher);
        let mut add = |using| {
            let using = api.resolve(using);
            using.nullable.hash(&mut hasher);
            list.push(using.id.0 as usize);
        };
        match unions.get(&id) {
            Some(union) => {
                union.variants.iter().for_each(|variant| add(variant.ty));
                union_hash(union).hash(&mut hasher);
            }
            None => ty.shape.each_part(add),
        }
        first.push(hasher.finish());
        held.push(list);
    }
    refine_partition(&first, &held)
}

/// The hash of a type without its parts.
fn own_hash(ty: &Type) -> u64 {
    let mut hasher = DefaultHasher::new();
    std::mem::discriminant(&ty.shape).hash(&mut hasher);
    match &ty.shape {
        Shape::Integer(integer) => integer.hash(&mut hasher),
        Shape::Text(text) => text.hash(&mut hasher),
        Shape::Enum(e) => {
            for value in &e.values {
                value.literal.to_string().hash(&mut hasher);
                (&value.name, value.deprecated).hash(&mut hasher);
            }
        }
        Shape::Object(object) => {
            for p in &object.properties {
                (&p.name, p.required, p.read_only, p.write_only).hash(&mut hasher);
                p.docs.deprecated.hash(&mut hasher);
            }
            object.rest.is_some().hash(&mut hasher);
        }
        Shape::Any
        | Shape::Boolean
        | Shape::Number
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Union(_)
        | Shape::Alias(_) => {}
    }
    hasher.finish()
}

/// The hash of how a union's variants are told apart, without their types.
fn union_hash(union: &UnionFacts) -> u64 {
    let mut hasher = DefaultHasher::new();
    std::mem::discriminant(&union.kind).hash(&mut hasher);
    if let UnionKind::Tagged { property, entries } = &union.kind {
        property.hash(&mut hasher);
        entries
            .iter()
            .for_each(|entry| entry.values.hash(&mut hasher));
    }
    union.variants.len().hash(&mut hasher);
    hasher.finish()
}
