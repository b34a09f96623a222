//! The desk, without the shop: its answer and its event are made by the test.
#![allow(clippy::unwrap_used)]

use bookshop_demo::api::types::{Order, OrderSent};
use bookshop_demo::api::{Client, webhooks::Webhooks};
use bookshop_demo::desk::Desk;
use callwright::serde_json::json;
use callwright::testing::{self, MockTransport};

fn order() -> Order {
    testing::from_json(json!({
        "id": "0b6f5c2e-5c1f-4d3c-9d5e-0a4c1f2e3d4b", "customerId": "ursula", "status": "sent",
        "lines": [{ "bookId": 17, "copies": 2 }], "placedAt": "2026-02-03T04:05:06Z",
        "total": { "amount": "19.80", "currency": "EUR" }
    }))
}

fn sent() -> OrderSent {
    testing::from_json(json!({ "type": "order.sent", "order": order() }))
}

#[tokio::test]
async fn a_parcel_is_expected() {
    let desk = Desk::new(Client::new().transport(testing::respond(200, order())));
    let delivery = testing::delivery("order.sent", sent());
    desk.order_sent(delivery).await.unwrap();
    assert_eq!(desk.expected.lock().await[0].order, order());
}

#[tokio::test]
async fn nothing_is_expected_if_the_shop_cant_be_asked() {
    let desk = Desk::new(Client::new().transport(MockTransport::new().fail("closed")));
    let delivery = testing::delivery("order.sent", sent());
    let error = desk.order_sent(delivery).await.unwrap_err();
    assert!(error.to_string().ends_with("closed"), "{error}");
    assert!(desk.expected.lock().await.is_empty());
}
