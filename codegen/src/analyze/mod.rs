//! Facts about the model, by id: which types are equal, boxed, sent or received, how unions are told apart, what calls
//! return, how events are delivered.
//!
//! Must not know how anything is printed.

mod calls;
mod canonical;
mod canonical_uses;
mod constants;
mod contents;
mod depth;
mod equal;
mod events;
mod facts;
mod kind;
mod last_word;
mod partition;
mod reach;
mod recursion;
mod sharing;
mod type_samples;
mod unions;
mod unwind;
mod usage;
mod users;

pub use calls::{
    CallError, CallFacts, CallSuccess, Calls, ErrorSetId, JsonType, ResponseBody, ResponseCase,
};
pub use depth::bound_depth;
pub use events::{
    EventFacts, EventPayload, EventReply, EventRouting, Events, HeaderField, HeaderSet,
};
pub use facts::Facts;
pub use kind::TypeKind;
pub use sharing::is_tag;
pub use type_samples::type_samples;
pub use unions::{TagEntry, TagWriter, UnionFacts, UnionKind, check_discriminators};
pub use users::{TypeUsers, UserSet};

use crate::config::Config;
use crate::ir::Api;

/// Computes the facts that the later phases need.
pub fn analyze(api: &Api, config: &Config) -> Facts {
    let unions = unions::unions(api);
    let (canonical, kinds) = equal::canonical(api, &unions, config.share_equal_types);
    let infinite = recursion::infinite(api);
    let boxed = recursion::boxed(api, &canonical);
    let unwind = unwind::unwind(&depth::all_parts(api, &canonical, &boxed, &infinite));
    let usage = usage::usage(api, &canonical);
    let constants = constants::constants(api, &canonical, &usage);
    let uses = canonical_uses::CanonicalUses::new(api, &canonical);
    let calls = calls::calls(api, &uses);
    let events = events::events(api, config, &uses);
    let shown_events = config.webhooks.generate.then_some(&events);
    let used = reach::used(api, &canonical, &calls, shown_events);
    Facts {
        canonical,
        boxed,
        infinite,
        unwind,
        used,
        sent: usage.sent,
        received: usage.received,
        constants,
        kinds,
        unions,
        calls,
        events,
    }
}
