//! The desk, without the shop: its answer and its event are made by the test.
#![allow(clippy::unwrap_used)]

use bookshop_demo::api::types::{Order, OrderSent};
use bookshop_demo::api::{Client, webhooks::Webhooks};
use bookshop_demo::desk::Desk;
use callwright::testing::{self, MockTransport};

#[tokio::test]
async fn a_parcel_is_expected() {
    let shop = testing::respond(200, Order::sample());
    let desk = Desk::new(Client::new().transport(shop));
    let delivery = testing::delivery("order.sent", OrderSent::sample());
    desk.order_sent(delivery).await.unwrap();
    assert_eq!(desk.expected.lock().await[0].order, Order::sample());
}

#[tokio::test]
async fn nothing_is_expected_if_the_shop_cant_be_asked() {
    let desk = Desk::new(Client::new().transport(MockTransport::new().fail("closed")));
    let delivery = testing::delivery("order.sent", OrderSent::sample());
    let error = desk.order_sent(delivery).await.unwrap_err();
    assert!(error.to_string().ends_with("closed"), "{error}");
    assert!(desk.expected.lock().await.is_empty());
}
