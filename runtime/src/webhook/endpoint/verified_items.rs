//! Verifies the items of a batch one by one. An item that isn't authentic doesn't affect the others.

use std::sync::Arc;

use bytes::Bytes;

use crate::webhook::lookup::{BatchItems, ItemsPointer};
use crate::webhook::{Claims, Proof, Reject, RejectKind};
use callwright_webhook_core::ItemVerifier;

/// The items of a batch, after verification.
#[derive(Debug)]
pub(super) struct VerifiedItems {
    /// The authentic items.
    pub(super) batch: BatchItems,
    /// The proof of each.
    pub(super) proofs: Vec<Arc<Proof>>,
    /// The number of each other item, from 0, and why it is rejected.
    rejected: Vec<(usize, Reject)>,
}

impl VerifiedItems {
    /// Verifies the items of a body. `claims` is what was verified of the whole body.
    ///
    /// # Errors
    ///
    /// When there is no item, or no authentic one.
    pub(super) fn new(
        items: &ItemsPointer,
        by_item: &ItemVerifier,
        text: &Bytes,
        claims: &Claims,
    ) -> Result<Self, Reject> {
        let mut batch = items
            .of(text)
            .map_err(|error| Reject::new(RejectKind::Malformed, error.text()))?;
        let all = std::mem::take(&mut batch.items);
        let mut verified = Self {
            batch,
            proofs: Vec::new(),
            rejected: Vec::new(),
        };
        for (number, item) in all.into_iter().enumerate() {
            let bytes = text.get(item.range.clone()).unwrap_or_default();
            match by_item.check(bytes, claims) {
                Ok(claims) => {
                    verified.batch.items.push(item);
                    verified.proofs.push(Arc::new(Proof::of(claims)));
                }
                Err(reject) => verified.rejected.push((number, reject)),
            }
        }
        if !verified.proofs.is_empty() {
            return Ok(verified);
        }
        let first = verified.rejected.into_iter().next();
        Err(first.map_or_else(
            || Reject::new(RejectKind::Missing, "there is no item to verify"),
            |(_, reject)| reject,
        ))
    }

    pub(super) fn has_rejected(&self) -> bool {
        !self.rejected.is_empty()
    }

    /// Logs the first rejected item, and how many there are.
    pub(super) fn log_rejected(&self, endpoint: &str) {
        if let Some((item, reject)) = self.rejected.first() {
            let items = self.rejected.len();
            let why = reject.to_string();
            tracing::warn!(endpoint, outcome = "rejected item", item, items, why);
        }
    }
}
