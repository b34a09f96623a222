//! Which types are sent and which are received.

use super::canonical::Canonical;
use crate::ir::{Api, TypeId};

pub(super) struct Usage {
    pub sent: Vec<bool>,
    pub received: Vec<bool>,
}

pub(super) fn usage(api: &Api, canonical: &Canonical) -> Usage {
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
    // For an event, the roles are reversed: its body is received, its responses are sent.
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
    }
}

fn reachable(api: &Api, canonical: &Canonical, roots: impl Iterator<Item = TypeId>) -> Vec<bool> {
    let mut reached = vec![false; api.types.len()];
    let mut work: Vec<TypeId> = roots.collect();
    while let Some(id) = work.pop() {
        let id = canonical.of(id);
        match reached.get_mut(id.0 as usize) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        api.ty(id).shape.each_part(|using| work.push(using.id));
    }
    reached
}
