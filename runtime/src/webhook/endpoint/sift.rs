//! Verifies the items of a batch one by one: one that isn't authentic costs the others nothing.

use std::sync::Arc;

use bytes::Bytes;

use crate::webhook::pick::{Batch, Items};
use crate::webhook::{Claims, Proof, Reject, RejectKind};
use callwright_webhook_core::ItemVerifier;

/// The items of a batch.
#[derive(Debug)]
pub(super) struct Sifted {
    /// Those that are authentic.
    pub(super) batch: Batch,
    /// What was verified of each of them.
    pub(super) proofs: Vec<Arc<Proof>>,
    /// Those that aren't: the number of each, from 0, and why.
    pub(super) foreign: Vec<(usize, Reject)>,
}

impl Sifted {
    pub(super) fn has_foreign(&self) -> bool {
        !self.foreign.is_empty()
    }

    /// Tells the log of those that aren't authentic: of the first, and how many there are.
    pub(super) fn tell(&self, endpoint: &str) {
        if let Some((item, reject)) = self.foreign.first() {
            let items = self.foreign.len();
            let why = reject.to_string();
            tracing::warn!(endpoint, outcome = "foreign item", item, items, why);
        }
    }
}

/// Takes the authentic items out of a body. `claims` is what was verified of all of it.
///
/// # Errors
///
/// When there is no item, or none that is authentic.
pub(super) fn sift(
    items: &Items,
    by_item: &ItemVerifier,
    text: &Bytes,
    claims: &Claims,
) -> Result<Sifted, Reject> {
    let mut batch = items
        .of(text)
        .map_err(|fault| Reject::new(RejectKind::Malformed, fault.text()))?;
    let all = std::mem::take(&mut batch.items);
    let mut sifted = Sifted {
        batch,
        proofs: Vec::new(),
        foreign: Vec::new(),
    };
    for (number, item) in all.into_iter().enumerate() {
        let bytes = text.get(item.range.clone()).unwrap_or_default();
        match by_item.check(bytes, claims) {
            Ok(claims) => {
                sifted.batch.items.push(item);
                sifted.proofs.push(Arc::new(Proof::of(claims)));
            }
            Err(reject) => sifted.foreign.push((number, reject)),
        }
    }
    if !sifted.proofs.is_empty() {
        return Ok(sifted);
    }
    let first = sifted.foreign.into_iter().next();
    Err(first.map_or_else(
        || Reject::new(RejectKind::Missing, "there is no item to verify"),
        |(_, reject)| reject,
    ))
}
