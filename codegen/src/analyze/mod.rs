//! Answers about the model, by id: which types are equal, which must be boxed, which are sent and
//! which are received.
//!
//! Must not know how anything is printed.

mod calls;
mod canonical_uses;
mod constants;
mod contents;
mod depth;
mod equal;
mod events;
mod partition;
mod recursion;
mod usage;
mod users;

pub use calls::{CallError, CallFacts, CallSuccess, Calls, ErrorSetId, ResponseBody, ResponseCase};
pub use depth::bound_depth;
pub use events::{
    EventFacts, EventPayload, EventReply, EventRouting, Events, HeaderField, HeaderSet,
};
pub use users::{TypeUsers, UserSet};

use crate::config::Config;
use crate::ir::{Api, Shape, TypeId, TypeUse};
use rustc_hash::FxHashSet;

/// What was found out about a model.
#[derive(Clone, Debug)]
pub struct Facts {
    canonical: Vec<TypeId>,
    boxed: FxHashSet<(TypeId, TypeId)>,
    infinite: FxHashSet<TypeId>,
    sent: Vec<bool>,
    received: Vec<bool>,
    tried: FxHashSet<TypeId>,
    constants: FxHashSet<TypeId>,
    /// What the operations come to.
    pub calls: Calls,
    /// What the events come to.
    pub events: Events,
}

/// Finds out what the phases to the right need to know.
pub fn analyze(api: &Api, config: &Config) -> Facts {
    let canonical = equal::canonical(api, config.share_equal_types);
    let infinite = recursion::infinite(api);
    let boxed = recursion::boxed(api, &canonical);
    let usage = usage::usage(api, &canonical);
    let constants = constants::constants(api, &canonical, &usage);
    let uses = canonical_uses::CanonicalUses::new(api, &canonical);
    let calls = calls::calls(api, &uses);
    let events = events::events(api, config, &uses);
    Facts {
        canonical,
        boxed,
        infinite,
        sent: usage.sent,
        received: usage.received,
        tried: usage.tried,
        constants,
        calls,
        events,
    }
}

impl Facts {
    /// The type that stands for all that are equal to this one.
    pub fn canonical(&self, id: TypeId) -> TypeId {
        self.canonical.get(id.0 as usize).copied().unwrap_or(id)
    }

    /// What a use comes to: aliases followed, the one of its equals that is written out.
    pub fn resolve(&self, api: &Api, using: TypeUse) -> TypeUse {
        let resolved = api.resolve(using);
        TypeUse {
            id: self.canonical(resolved.id),
            nullable: resolved.nullable,
        }
    }

    /// Whether `inner`, held by `outer` itself, must stand behind a box.
    pub fn is_boxed(&self, outer: TypeId, inner: TypeId) -> bool {
        self.boxed.contains(&(outer, inner))
    }

    /// Whether a list or a map holds nothing but itself.
    pub fn is_infinite(&self, id: TypeId) -> bool {
        self.infinite.contains(&id)
    }

    /// Whether a type is part of a request.
    pub fn is_sent(&self, id: TypeId) -> bool {
        self.sent.get(id.0 as usize).copied().unwrap_or(false)
    }

    /// Whether a type is part of a response.
    pub fn is_received(&self, id: TypeId) -> bool {
        self.received.get(id.0 as usize).copied().unwrap_or(false)
    }

    /// Whether an enum of one string is a constant, since nobody has to name its value.
    pub fn is_constant(&self, id: TypeId) -> bool {
        self.constants.contains(&self.canonical(id))
    }

    /// Whether a type is a variant of a union that must try which one fits.
    pub fn is_tried(&self, id: TypeId) -> bool {
        self.tried.contains(&id)
    }
}

/// The types that a type is made of, in order.
fn parts(shape: &Shape, mut visit: impl FnMut(TypeUse)) {
    match shape {
        Shape::Array(one) | Shape::Map(one) | Shape::Alias(one) => visit(*one),
        Shape::Object(object) => {
            object.properties.iter().for_each(|p| visit(p.ty));
            object.rest.iter().for_each(|rest| visit(*rest));
        }
        Shape::Union(union) => union.variants.iter().for_each(|v| visit(v.ty)),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number
        | Shape::Text(_)
        | Shape::Enum(_) => {}
    }
}
