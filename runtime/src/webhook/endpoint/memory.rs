//! What an endpoint remembers of the deliveries that it handled.

use std::sync::Arc;
use std::time::Duration;

use crate::webhook::dedupe::{Claim, Store, StoreError};

/// What an endpoint remembers of the deliveries that it handled.
pub(super) struct Memory {
    pub(super) store: Arc<dyn Store>,
    /// The endpoint's name in the store.
    pub(super) scope: String,
    pub(super) lease: Duration,
    pub(super) retention: Duration,
}

/// What came of a claim.
pub(super) enum Claimed<'a> {
    /// The delivery is ours to handle.
    Here(Held<'a>),
    /// It isn't: somebody handles it, or has.
    Not(Claim),
}

/// A delivery that was claimed, by all its keys.
pub(super) struct Held<'a> {
    memory: &'a Memory,
    keys: &'a [String],
}

impl Memory {
    /// Claims a delivery. Without keys nothing is remembered of it.
    pub(super) async fn claim<'a>(&'a self, keys: &'a [String]) -> Result<Claimed<'a>, StoreError> {
        for (number, key) in keys.iter().enumerate() {
            let claim = self.store.claim(&self.scope, key, self.lease).await;
            if let Ok(Claim::Fresh) = claim {
                continue;
            }
            // It is known by one of its keys, or nobody can tell: those before are given back.
            let held = Held {
                memory: self,
                keys: keys.get(..number).unwrap_or_default(),
            };
            held.release().await?;
            return claim.map(Claimed::Not);
        }
        Ok(Claimed::Here(Held { memory: self, keys }))
    }
}

impl Held<'_> {
    /// It was handled. A copy of it verifies for so long; `None` where that never ends.
    pub(super) async fn complete(self, verifies_for: Option<Duration>) -> Result<(), StoreError> {
        let Memory {
            store,
            scope,
            retention,
            ..
        } = self.memory;
        let least = verifies_for.unwrap_or_default();
        let retention = (*retention).max(least);
        let mut result = Ok(());
        for key in self.keys {
            let kept = store.complete_at_least(scope, key, retention, least).await;
            result = result.and(kept);
        }
        result
    }

    /// It wasn't handled.
    pub(super) async fn release(self) -> Result<(), StoreError> {
        let Memory { store, scope, .. } = self.memory;
        let mut result = Ok(());
        for key in self.keys {
            result = result.and(store.release(scope, key).await);
        }
        result
    }
}
