//! What an event holds, which headers come with it and what it is answered.

use super::delivery_options::DeliveryOptions;
use super::scalars::item;
use crate::analyze::calls::{ResponseBody, ResponseCase, cases_of};
use crate::analyze::canonical_uses::CanonicalUses;
use crate::diag::Diagnostic;
use crate::ir::{
    Api, EnumKind, Event, MediaKind, ParameterLocation, Shape, Status, StringFormat, TypeUse,
};
use serde_json::{Map, Value};

/// What the events of an API come to.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// Each event, by its id.
    pub facts: Vec<EventFacts>,
    /// The sets of header parameters that events have, each once.
    pub headers: Vec<HeaderSet>,
    /// How the webhooks are delivered.
    pub webhooks: EventRouting,
    /// How the callbacks are.
    pub callbacks: EventRouting,
    /// What is wrong with what the document and the configuration say of them.
    pub problems: Vec<Diagnostic>,
}

/// What one event comes to.
#[derive(Clone, Debug)]
pub struct EventFacts {
    /// What it holds.
    pub payload: EventPayload,
    /// The index of its set of header parameters.
    pub headers: Option<usize>,
    /// What it is answered.
    pub reply: EventReply,
    /// What stands for it on the wire.
    pub values: Vec<String>,
}

/// What an event holds.
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

/// What an event is answered.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum EventReply {
    /// What the sender wants to hear, and nothing of the handler's.
    Usual,
    /// This status.
    Status(u16),
    /// One thing of the handler's.
    One(ResponseCase),
    /// One of several.
    Choice(Vec<ResponseCase>),
}

/// The header parameters that one or more events of a source have.
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
    /// What it holds: a scalar or an enum of strings; `None` for any text.
    pub ty: Option<TypeUse>,
    /// What the document says of it.
    pub description: Option<String>,
}

/// How the events of one source are delivered.
#[derive(Clone, Debug, Default)]
pub struct EventRouting {
    /// The profile, as the runtime reads it.
    pub profile: Map<String, Value>,
    /// What tells the events apart, in words: `header x-github-event, body /action`.
    pub description: String,
    /// Whether nothing says what tells the events apart, so that the path has to. Then the profile that an endpoint is given says it.
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
