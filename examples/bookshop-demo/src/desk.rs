//! The library's side: it handles the event that an order was sent.

use crate::api::Client;
use crate::api::types::{Order, OrderSent, Uri};
use crate::api::webhooks::Webhooks;
use callwright::webhook::{Delivery, Outcome};
use std::sync::Arc;
use tokio::sync::Mutex;

/// The desk where parcels arrive. A clone is the same desk.
#[derive(Clone, Debug)]
pub struct Desk {
    shop: Client,
    /// The parcels that are on their way, in the order of the deliveries.
    pub expected: Arc<Mutex<Vec<Parcel>>>,
}

/// An order on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    /// The order, as the shop has it.
    pub order: Order,
    /// Where it can be tracked.
    pub tracking: Option<Uri>,
}

impl Desk {
    /// A desk that expects no parcels yet.
    #[must_use]
    pub fn new(shop: Client) -> Self {
        Self {
            shop,
            expected: Arc::default(),
        }
    }
}

impl Webhooks for Desk {
    async fn order_sent(&self, delivery: Delivery<OrderSent>) -> Outcome {
        // The order may have changed since the delivery was sent, so the shop is asked. If that fails, `?` makes the shop send
        // the delivery again.
        let order = self.shop.orders().get(&delivery.order.id).await?;
        let tracking = delivery.payload.tracking;
        let mut expected = self.expected.lock().await;
        expected.push(Parcel { order, tracking });
        Ok(())
    }
}
