//! Three calls that depend on one another, and a test of them without a server: `tests/memory` is the mock, `tests/buy.rs` asserts
//! on what was sent, byte for byte.

/// The bookshop, as `build.rs` generates it.
pub mod api {
    callwright::include_api!();
}

use api::Client;
use api::types::{NewOrder, Order, Payment, RefusalReason, Uuid, VoucherPayment};
use callwright::Error;

/// How it went.
#[derive(Debug, PartialEq)]
pub enum Bought {
    /// The order is paid.
    Paid(Box<Order>),
    /// The voucher wasn't taken, and the order is cancelled.
    Refused(RefusalReason),
}

/// Orders, and pays by a voucher; cancels the order if that isn't taken.
///
/// # Errors
///
/// When a call fails in another way. Then the order may stand open.
pub async fn buy(
    shop: &Client,
    key: &Uuid,
    wish: &NewOrder,
    voucher: &str,
) -> Result<Bought, Box<dyn std::error::Error + Send + Sync>> {
    let orders = shop.orders();
    let order = orders.place_order(key, wish).await?;
    let payment = Payment::VoucherPayment(VoucherPayment::new(voucher));
    match orders.pay_order(&order.id, &payment).await {
        Ok(_) => Ok(Bought::Paid(Box::new(order))),
        Err(Error::Api(refused)) => {
            let reason = refused.body.reason;
            orders.cancel_order(&order.id).body(reason.as_str()).await?;
            Ok(Bought::Refused(reason))
        }
        Err(error) => Err(error.into()),
    }
}
