//! What an event holds, which headers come with it and what it is answered.

use super::delivery_options::DeliveryOptions;
use super::scalars::item;
use super::{EventFacts, EventPayload, EventReply, Events, HeaderField, HeaderSet};
use crate::analyze::calls::{ResponseBody, ResponseCase, cases_of};
use crate::analyze::canonical_uses::CanonicalUses;
use crate::ir::{Api, EnumKind, Event, MediaKind, ParameterLocation, Shape, Status, StringFormat};

pub(super) fn event_facts(
    api: &Api,
    uses: &CanonicalUses<'_>,
    options: &DeliveryOptions,
    events: &mut Events,
) {
    for event in &api.events {
        let items = options.items.as_deref().filter(|_| !event.is_callback());
        let fields = headers(api, uses, event);
        let headers = (!fields.is_empty()).then(|| {
            let callbacks = event.is_callback();
            let known = events.headers.iter().position(|known| {
                // In whatever order.
                let same = |a: &HeaderField, b: &HeaderField| a.name == b.name && a.ty == b.ty;
                let has = |field: &HeaderField| known.fields.iter().any(|other| same(field, other));
                known.callbacks == callbacks
                    && known.fields.len() == fields.len()
                    && fields.iter().all(has)
            });
            known.unwrap_or_else(|| {
                events.headers.push(HeaderSet { callbacks, fields });
                events.headers.len() - 1
            })
        });
        events.facts.push(EventFacts {
            payload: payload(api, uses, event, items),
            headers,
            reply: reply(event, uses),
            values: Vec::new(),
        });
    }
}

/// What an event holds; JSON, where it may come in several forms.
fn payload(
    api: &Api,
    uses: &CanonicalUses<'_>,
    event: &Event,
    items: Option<&str>,
) -> EventPayload {
    const ORDER: [MediaKind; 6] = [
        MediaKind::Json,
        MediaKind::Form,
        MediaKind::Text,
        MediaKind::Bytes,
        MediaKind::Multipart,
        MediaKind::Stream,
    ];
    let contents = event.body.iter().flat_map(|body| &body.contents);
    let best = contents.min_by_key(|content| ORDER.iter().position(|kind| *kind == content.kind));
    let Some(content) = best else {
        return EventPayload::Bytes;
    };
    match (content.kind, content.ty) {
        (MediaKind::Json, ty) => {
            let ty = ty.unwrap_or(uses.any());
            let item = items.and_then(|pointer| item(api, ty, pointer));
            EventPayload::Json(item.unwrap_or(ty))
        }
        (MediaKind::Form, Some(ty))
            if matches!(api.shape(ty), Shape::Object(_) | Shape::Map(_)) =>
        {
            EventPayload::Form(ty)
        }
        (MediaKind::Form | MediaKind::Text, _) => EventPayload::Text,
        _ => EventPayload::Bytes,
    }
}

/// The header parameters: scalars as what they are, all else as text.
fn headers(api: &Api, uses: &CanonicalUses<'_>, event: &Event) -> Vec<HeaderField> {
    event
        .parameters
        .iter()
        .filter(|parameter| parameter.location == ParameterLocation::Header)
        .map(|parameter| {
            let scalar = match api.shape(parameter.ty) {
                Shape::Integer(_) | Shape::Number | Shape::Boolean => true,
                Shape::Text(text) => !matches!(
                    text,
                    StringFormat::Plain | StringFormat::Binary | StringFormat::Base64
                ),
                Shape::Enum(e) => e.kind == EnumKind::Text,
                _ => false,
            };
            HeaderField {
                name: parameter.name.to_lowercase(),
                ty: scalar.then(|| uses.canonical(parameter.ty)),
                description: parameter.docs.description.clone(),
            }
        })
        .collect()
}

/// What a handler has to say: nothing, where any success is as good.
fn reply(event: &Event, uses: &CanonicalUses<'_>) -> EventReply {
    let mut cases: Vec<ResponseCase> = Vec::new();
    for response in event.responses.iter().filter(|r| r.status.is_success()) {
        // One form of each: the sender takes either.
        let case = cases_of(response, uses).into_iter().next();
        cases.extend(case.map(|case| ResponseCase {
            status: match case.status {
                Status::Code(code) => Status::Code(code),
                Status::Range(_) | Status::Default => Status::Code(200),
            },
            ..case
        }));
    }
    cases.dedup_by(|a, b| a.status == b.status);
    match cases.as_slice() {
        [] => EventReply::Usual,
        [one] => match (one.payload, one.status) {
            (ResponseBody::Empty, Status::Code(200)) => EventReply::Usual,
            (ResponseBody::Empty, Status::Code(code)) => EventReply::Status(code),
            _ => EventReply::One(one.clone()),
        },
        // Statuses that say nothing of their own are the sender's to choose from.
        several
            if several
                .iter()
                .all(|case| case.payload == ResponseBody::Empty) =>
        {
            match several.first().map(|case| case.status) {
                Some(Status::Code(code)) if code != 200 => EventReply::Status(code),
                _ => EventReply::Usual,
            }
        }
        _ => EventReply::Choice(cases),
    }
}
