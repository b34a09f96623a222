//! The answers about a model, by id.

use super::calls::Calls;
use super::canonical::Canonical;
use super::events::Events;
use super::kind::TypeKind;
use super::unions::UnionFacts;
use crate::ir::{Api, TypeId, TypeUse};
use rustc_hash::{FxHashMap, FxHashSet};

/// The facts about a model.
#[derive(Clone, Debug)]
pub struct Facts {
    pub(super) canonical: Canonical,
    pub(super) boxed: FxHashSet<(TypeId, TypeId)>,
    pub(super) infinite: FxHashSet<TypeId>,
    pub(super) unwind: FxHashSet<TypeId>,
    pub(super) used: Vec<bool>,
    pub(super) sent: Vec<bool>,
    pub(super) received: Vec<bool>,
    pub(super) constants: FxHashSet<TypeId>,
    pub(super) kinds: FxHashMap<TypeId, TypeKind>,
    pub(super) unions: FxHashMap<TypeId, UnionFacts>,
    /// The facts about operations.
    pub calls: Calls,
    /// The facts about events.
    pub events: Events,
}

impl Facts {
    /// The type that represents this one and all that are equal to it.
    pub fn canonical(&self, id: TypeId) -> TypeId {
        self.canonical.of(id)
    }

    /// The type that a use resolves to: aliases followed, then the one of its equals that is written out.
    pub fn resolve(&self, api: &Api, using: TypeUse) -> TypeUse {
        self.canonical.resolve(api, using)
    }

    /// Whether `outer` must hold `inner` in a box.
    pub fn is_boxed(&self, outer: TypeId, inner: TypeId) -> bool {
        self.boxed.contains(&(outer, inner))
    }

    /// Whether the impls of `UnwindSafe` and `RefUnwindSafe` are written out, because finding them would take too many steps.
    pub fn is_unwind_safe(&self, id: TypeId) -> bool {
        self.unwind.contains(&id)
    }

    /// Whether a list or a map contains nothing but itself.
    pub fn is_infinite(&self, id: TypeId) -> bool {
        self.infinite.contains(&id)
    }

    /// Whether something in the output uses a type, or a user may want it because it is a component.
    pub fn is_used(&self, id: TypeId) -> bool {
        self.used.get(id.0 as usize).copied().unwrap_or(false)
    }

    /// Whether a type is part of a request.
    pub fn is_sent(&self, id: TypeId) -> bool {
        self.sent.get(id.0 as usize).copied().unwrap_or(false)
    }

    /// Whether a type is part of a response.
    pub fn is_received(&self, id: TypeId) -> bool {
        self.received.get(id.0 as usize).copied().unwrap_or(false)
    }

    /// Whether an enum of one string is a constant: users never have to name its value.
    pub fn is_constant(&self, id: TypeId) -> bool {
        self.constants.contains(&self.canonical(id))
    }

    /// What an inline type is, where that names it better than its place.
    pub fn kind(&self, id: TypeId) -> Option<&TypeKind> {
        self.kinds.get(&id)
    }

    /// How the variants of a union are told apart; `None` if the type is no union.
    pub fn union(&self, id: TypeId) -> Option<&UnionFacts> {
        self.unions.get(&id)
    }
}
