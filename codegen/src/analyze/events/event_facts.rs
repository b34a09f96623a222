//! The facts about each event: its payload, its headers, its reply.

use super::delivery_options::DeliveryOptions;
use super::scalars::item;
use crate::analyze::calls::{ResponseBody, ResponseCase, cases_of};
use crate::analyze::canonical_uses::CanonicalUses;
use crate::diag::Diagnostic;
use crate::ir::{
    Api, EnumKind, Event, MediaKind, ParameterLocation, Shape, Status, StringFormat, TypeUse,
};
use serde_json::{Map, Value};

/// The facts about all events of an API.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// The facts about each event, by its id.
    pub facts: Vec<EventFacts>,
    /// The sets of header parameters that events have, each once.
    pub headers: Vec<HeaderSet>,
    /// How the webhooks are delivered.
    pub webhooks: EventRouting,
    /// How the callbacks are.
    pub callbacks: EventRouting,
    /// The problems of the options in the document and the configuration.
    pub problems: Vec<Diagnostic>,
}

/// The facts about one event.
#[derive(Clone, Debug)]
pub struct EventFacts {
    /// Its payload.
    pub payload: EventPayload,
    /// The index of its set of header parameters.
    pub headers: Option<usize>,
    /// The reply to it.
    pub reply: EventReply,
    /// Its values on the wire.
    pub values: Vec<String>,
}

/// The payload of an event.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EventPayload {
    /// JSON of a type.
    Json(TypeUse),
    /// A form whose fields are those of a type.
    Form(TypeUse),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// The reply to an event.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum EventReply {
    /// The reply that the provider expects; the handler returns nothing.
    Usual,
    /// A response with this status and no body.
    Status(u16),
    /// A response that the handler returns.
    One(ResponseCase),
    /// One of several responses that the handler returns.
    Choice(Vec<ResponseCase>),
}

/// The header parameters of one or more events.
#[derive(Clone, Debug)]
pub struct HeaderSet {
    /// Whether the events are callbacks.
    pub callbacks: bool,
    /// The parameters, in order.
    pub fields: Vec<HeaderField>,
}

/// A header parameter of an event.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HeaderField {
    /// Its name, in lower case.
    pub name: String,
    /// Its type: a scalar or an enum of strings; `None` for any text.
    pub ty: Option<TypeUse>,
    /// Its description, in Markdown.
    pub description: Option<String>,
}

/// How the webhooks or the callbacks are delivered.
#[derive(Clone, Debug, Default)]
pub struct EventRouting {
    /// The profile, as the runtime reads it.
    pub profile: Map<String, Value>,
    /// The sources that name the event, in words: `header x-github-event, body /action`.
    pub description: String,
    /// Whether only the path names the event, since nothing else is stated or inferred. The profile of an endpoint may then
    /// state it.
    pub by_path_only: bool,
}

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
                // In any order.
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

/// The payload of an event: JSON, if it has several media types.
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

/// The header parameters: scalars with their types, all others as text.
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

/// The reply to an event: the usual one, if any success will do.
fn reply(event: &Event, uses: &CanonicalUses<'_>) -> EventReply {
    let mut cases: Vec<ResponseCase> = Vec::new();
    for response in event.responses.iter().filter(|r| r.status.is_success()) {
        // One media type of each: the sender accepts any of them.
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
        // Without bodies, it doesn't matter which status is sent.
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
