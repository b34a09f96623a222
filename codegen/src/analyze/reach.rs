//! Which types something in the output uses: components, since users may want them, and what signatures and events show,
//! with all of their parts. A body of `multipart/form-data` has a schema, but its parts are set one by one, so an inline
//! schema there becomes no type.

use super::calls::{
    CallError, CallFacts, CallSuccess, Calls, JsonType, ResponseBody, ResponseCase,
};
use super::canonical::Canonical;
use super::events::{EventPayload, EventReply, Events};
use crate::ir::{Api, MediaKind, Operation, TypeId, TypeUse};

/// Whether something uses a type, by id.
pub(super) fn used(
    api: &Api,
    canonical: &Canonical,
    calls: &Calls,
    events: Option<&Events>,
) -> Vec<bool> {
    let components = api.type_ids().filter(|id| api.ty(*id).origin.is_schema());
    let mut roots: Vec<TypeUse> = components.map(TypeUse::of).collect();
    for (operation, call) in api.operations.iter().zip(&calls.operations) {
        roots.extend(operation.parameters.iter().map(|parameter| parameter.ty));
        roots.extend(bodies(operation, call));
        match &call.success {
            CallSuccess::Empty => {}
            CallSuccess::One(case) => roots.extend(payload(case)),
            CallSuccess::Choice(cases) => roots.extend(cases.iter().filter_map(payload)),
        }
        if let CallError::One(using) = call.failure {
            roots.push(using);
        }
    }
    let errors = calls.errors.iter().flatten().filter_map(json);
    roots.extend(errors.map(|json| json.resolved));
    for event in events.iter().flat_map(|events| &events.facts) {
        if let EventPayload::Json(using) | EventPayload::Form(using) = event.payload {
            roots.push(using);
        }
        match &event.reply {
            EventReply::Usual | EventReply::Status(_) => {}
            EventReply::One(case) => roots.extend(payload(case)),
            EventReply::Choice(cases) => roots.extend(cases.iter().filter_map(payload)),
        }
    }
    let headers = events.iter().flat_map(|events| &events.headers);
    roots.extend(headers.flat_map(|set| set.fields.iter().filter_map(|field| field.ty)));
    reach(api, canonical, roots)
}

/// The types of the bodies that a call takes as values.
fn bodies<'a>(
    operation: &'a Operation,
    call: &'a CallFacts,
) -> impl Iterator<Item = TypeUse> + use<'a> {
    let contents = operation.body.iter().flat_map(|body| {
        let kept = call.body.iter();
        kept.filter_map(|index| body.contents.get(*index))
    });
    let typed = contents.filter(|c| matches!(c.kind, MediaKind::Json | MediaKind::Form));
    typed.filter_map(|content| content.ty)
}

fn payload(case: &ResponseCase) -> Option<TypeUse> {
    json(case).map(|json| json.shown)
}

fn json(case: &ResponseCase) -> Option<JsonType> {
    match case.payload {
        ResponseBody::Json(json) => Some(json),
        ResponseBody::Empty | ResponseBody::Text | ResponseBody::Bytes => None,
    }
}

/// The roots and all that they are made of. Of two equal types, the parts of the one that isn't written out aren't shown.
fn reach(api: &Api, canonical: &Canonical, roots: Vec<TypeUse>) -> Vec<bool> {
    let mut used = vec![false; api.types.len()];
    let mut work: Vec<TypeId> = roots.into_iter().map(|using| using.id).collect();
    while let Some(id) = work.pop() {
        match used.get_mut(id.0 as usize) {
            Some(used) if !*used => *used = true,
            _ => continue,
        }
        match canonical.of(id) {
            written if written != id => work.push(written),
            _ => api.ty(id).shape.each_part(|using| work.push(using.id)),
        }
    }
    used
}
