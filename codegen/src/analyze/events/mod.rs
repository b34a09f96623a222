//! The facts about events: their payloads, their replies, and how deliveries name them.

mod delivery_options;
mod event_facts;
mod event_words;
mod infer;
mod routing;
mod scalars;
mod wire_values;

pub use event_facts::{
    EventFacts, EventPayload, EventReply, EventRouting, Events, HeaderField, HeaderSet,
};

use super::canonical_uses::CanonicalUses;
use crate::config::Config;
use crate::ir::Api;

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
