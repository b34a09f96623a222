//! The library's side: it hears of orders that were sent.

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
    /// What is on its way, in the order of the deliveries.
    pub expected: Arc<Mutex<Vec<Parcel>>>,
}

/// An order on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    /// The order as the shop says it is.
    pub order: Order,
    /// Where it can be followed.
    pub tracking: Option<Uri>,
}

impl Desk {
    /// A desk that expects nothing yet.
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
        // A delivery may be late, and the order have moved on: the shop knows. If it can't be asked, `?` lets the delivery
        // come again.
        let order = self.shop.orders().get_order(&delivery.order.id).await?;
        let tracking = delivery.payload.tracking;
        let mut expected = self.expected.lock().await;
        expected.push(Parcel { order, tracking });
        Ok(())
    }
}
