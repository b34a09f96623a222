//! Claims deliveries in the store, so that each is handled once.

use std::sync::Arc;
use std::time::Duration;

use crate::webhook::dedupe::{Claim, Store, StoreError};

/// The store of an endpoint, and for how long the store is to remember.
pub(super) struct Deduplicator {
    pub(super) store: Arc<dyn Store>,
    /// The endpoint's name in the store.
    pub(super) scope: String,
    pub(super) lease: Duration,
    pub(super) retention: Duration,
}

/// The result of a claim.
pub(super) enum ClaimResult<'a> {
    /// The delivery is to be handled.
    Claimed(HeldClaim<'a>),
    /// It isn't: it was handled before, or is being handled.
    Duplicate(Claim),
}

/// The claim of a delivery, under all its keys.
pub(super) struct HeldClaim<'a> {
    deduplicator: &'a Deduplicator,
    keys: &'a [String],
}

impl Deduplicator {
    /// Claims a delivery. One without keys can always be claimed.
    pub(super) async fn claim<'a>(
        &'a self,
        keys: &'a [String],
    ) -> Result<ClaimResult<'a>, StoreError> {
        for (number, key) in keys.iter().enumerate() {
            let claim = self.store.claim(&self.scope, key, self.lease).await;
            if let Ok(Claim::Fresh) = claim {
                continue;
            }
            // The store has this key, or failed. So the claims of the keys before it are released.
            let held = HeldClaim {
                deduplicator: self,
                keys: keys.get(..number).unwrap_or_default(),
            };
            held.release().await?;
            return claim.map(ClaimResult::Duplicate);
        }
        Ok(ClaimResult::Claimed(HeldClaim {
            deduplicator: self,
            keys,
        }))
    }
}

impl HeldClaim<'_> {
    /// The delivery was handled. A copy of it verifies for so long; `None` if that has no known end.
    pub(super) async fn complete(self, verifies_for: Option<Duration>) -> Result<(), StoreError> {
        let Deduplicator {
            store,
            scope,
            retention,
            ..
        } = self.deduplicator;
        let least = verifies_for.unwrap_or_default();
        let retention = (*retention).max(least);
        let mut result = Ok(());
        for key in self.keys {
            let completed = store.complete_at_least(scope, key, retention, least).await;
            result = result.and(completed);
        }
        result
    }

    /// The delivery wasn't handled.
    pub(super) async fn release(self) -> Result<(), StoreError> {
        let Deduplicator { store, scope, .. } = self.deduplicator;
        let mut result = Ok(());
        for key in self.keys {
            result = result.and(store.release(scope, key).await);
        }
        result
    }
}
