//! What events come to: their payloads and answers, and what tells them apart on the wire.

mod delivery_options;
mod event_facts;
mod event_words;
mod infer;
mod routing;
mod scalars;
mod wire_values;

use super::calls::ResponseCase;
use super::canonical_uses::CanonicalUses;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::ir::{Api, TypeUse};
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

pub(super) fn events(api: &Api, config: &Config, uses: &CanonicalUses<'_>) -> Events {
    let mut events = Events::default();
    if api.events.is_empty() {
        return events;
    }
    let options = delivery_options::delivery_options(api, config, &mut events.problems);
    event_facts::event_facts(api, uses, &options, &mut events);
    events.webhooks = routing::route(api, &options, false, &mut events);
    events.callbacks = routing::route(api, &options, true, &mut events);
    events
}
