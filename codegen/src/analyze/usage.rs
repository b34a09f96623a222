//! Which types are sent, which are received, and which are tried in turn.

use super::parts;
use crate::ir::{Api, Shape, TypeId};
use rustc_hash::FxHashSet;

pub(super) struct Usage {
    pub sent: Vec<bool>,
    pub received: Vec<bool>,
    pub tried: FxHashSet<TypeId>,
}

pub(super) fn usage(api: &Api, canonical: &[TypeId]) -> Usage {
    let sending = api.operations.iter().flat_map(|operation| {
        let bodies = operation
            .body
            .iter()
            .flat_map(|b| &b.contents)
            .filter_map(|c| c.ty);
        operation.parameters.iter().map(|p| p.ty).chain(bodies)
    });
    let receiving = api
        .operations
        .iter()
        .flat_map(|o| &o.responses)
        .flat_map(|r| &r.contents)
        .filter_map(|c| c.ty);
    // Of an event, the roles are turned around: it is received, and answered.
    let answering = api.events.iter().flat_map(|event| &event.responses);
    let answering = answering.flat_map(|r| &r.contents).filter_map(|c| c.ty);
    let event_types = api.events.iter().flat_map(|event| {
        let bodies = event.body.iter().flat_map(|b| &b.contents);
        let parameters = event.parameters.iter().map(|p| p.ty);
        parameters.chain(bodies.filter_map(|c| c.ty))
    });
    let sending = sending.chain(answering);
    let receiving = receiving.chain(event_types);
    Usage {
        sent: reachable(api, canonical, sending.map(|using| using.id)),
        received: reachable(api, canonical, receiving.map(|using| using.id)),
        tried: tried(api, canonical),
    }
}

fn reachable(api: &Api, canonical: &[TypeId], roots: impl Iterator<Item = TypeId>) -> Vec<bool> {
    let mut reached = vec![false; api.types.len()];
    let mut work: Vec<TypeId> = roots.collect();
    while let Some(id) = work.pop() {
        let id = canonical.get(id.0 as usize).copied().unwrap_or(id);
        match reached.get_mut(id.0 as usize) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        parts(&api.ty(id).shape, |using| work.push(using.id));
    }
    reached
}

fn tried(api: &Api, canonical: &[TypeId]) -> FxHashSet<TypeId> {
    let mut found = FxHashSet::default();
    for ty in &api.types {
        let Shape::Union(union) = &ty.shape else {
            continue;
        };
        if union.tag.is_some() {
            continue;
        }
        for variant in &union.variants {
            let id = api.resolve(variant.ty).id;
            found.insert(canonical.get(id.0 as usize).copied().unwrap_or(id));
        }
    }
    found
}
