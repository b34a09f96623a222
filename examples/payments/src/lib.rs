//! What a shop does with the events of its payment provider: it learns that something was paid, asks how much, and counts.
//!
//! `build.rs` generates [`api`] of `payments.yaml`, with the client and, since `callwright.toml` says which events there are, with
//! their handlers.

/// The provider, as `build.rs` generates it.
pub mod api {
    callwright::include_api!();
}

use api::Client;
use api::types::{ChargeRefEvent, ChargeStatus};
use api::webhooks::Webhooks;
use callwright::webhook::{Delivery, Outcome};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Counts what was paid. A clone is the same till.
#[derive(Clone, Debug)]
pub struct Till {
    provider: Client,
    /// What was paid, by its currency, in the smallest unit of that.
    pub takings: Arc<Mutex<BTreeMap<String, i64>>>,
}

impl Till {
    /// An empty one.
    #[must_use]
    pub fn new(provider: Client) -> Self {
        Self {
            provider,
            takings: Arc::default(),
        }
    }
}

impl Webhooks for Till {
    async fn charge_succeeded(&self, delivery: Delivery<ChargeRefEvent>) -> Outcome {
        // The event is thin: it names the charge. Where that can't be fetched, `?` makes the provider come again.
        let id = &delivery.data.object.id;
        let charge = self.provider.charges().get_charge(id).await?;
        // It may have been refunded since.
        if charge.status == ChargeStatus::Succeeded {
            let mut takings = self.takings.lock().await;
            *takings.entry(charge.currency).or_default() += charge.amount;
        }
        Ok(())
    }
}
