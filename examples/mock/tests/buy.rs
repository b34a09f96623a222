//! The requests, and the results of the responses.
#![allow(clippy::unwrap_used)]

use callwright::Bytes;
use callwright::http::Request;
use callwright::serde_json::{Value, json};
use callwright::testing::MockTransport;
use example_mock::api::Client;
use example_mock::api::types::{Line, NewOrder, RefusalReason};
use example_mock::{Bought, buy};

const KEY: &str = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

fn order() -> Value {
    json!({
        "id": "0b6f5c2e-5c1f-4d3c-9d5e-0a4c1f2e3d4b", "customerId": "ursula", "status": "open",
        "lines": [{ "bookId": 17, "copies": 2 }], "placedAt": "2026-02-03T04:05:06Z",
        "total": { "amount": "19.80", "currency": "EUR" }
    })
}

async fn bought(server: &MockTransport) -> Result<Bought, String> {
    let shop = Client::new().bearer_auth("token").transport(server.clone());
    let wish = NewOrder::new("ursula", [Line::new(17, 2)]);
    let bought = buy(&shop, &KEY.parse().unwrap(), &wish, "EARTHSEA").await;
    bought.map_err(|error| error.to_string())
}

/// The requests that were sent: method and URL, the headers that the tests compare, and the body.
fn sent(server: &MockTransport) -> Vec<String> {
    let text = |request: &Request<Bytes>| {
        let mut text = format!("{} {}\n", request.method(), request.uri());
        for name in ["authorization", "content-type", "idempotency-key"] {
            if let Some(value) = request.headers().get(name) {
                text += &format!("{name}: {}\n", value.to_str().unwrap());
            }
        }
        text + &String::from_utf8_lossy(request.body())
    };
    server.requests().iter().map(text).collect()
}

const PLACED: &str = "POST https://eu.bookshop.example/v1/orders\n\
    authorization: Bearer token\n\
    content-type: application/json\n\
    idempotency-key: 6ba7b810-9dad-11d1-80b4-00c04fd430c8\n\
    {\"customerId\":\"ursula\",\"lines\":[{\"bookId\":17,\"copies\":2}]}";

const PAID: &str = "POST https://eu.bookshop.example/v1/orders/0b6f5c2e-5c1f-4d3c-9d5e-0a4c1f2e3d4b/payments\n\
    authorization: Bearer token\n\
    content-type: application/json\n\
    {\"method\":\"voucher\",\"code\":\"EARTHSEA\"}";

#[tokio::test]
async fn a_voucher_is_accepted() {
    let paid = json!({
        "payment": { "method": "voucher", "code": "EARTHSEA" },
        "open": { "amount": "0", "currency": "EUR" }
    });
    let server = MockTransport::new()
        .respond(201, order())
        .respond(200, paid);
    let Ok(Bought::Paid(order)) = bought(&server).await else {
        panic!("it isn't paid");
    };
    assert_eq!(order.total.amount.as_str(), "19.80");
    assert_eq!(sent(&server), [PLACED, PAID]);
}

#[tokio::test]
async fn a_voucher_is_refused() {
    let server = MockTransport::new()
        .respond(201, order())
        .respond(402, json!({ "reason": "unknown-voucher" }))
        .respond(200, order());
    let refused = Bought::Refused(RefusalReason::UnknownVoucher);
    assert_eq!(bought(&server).await, Ok(refused));
    let cancelled = "DELETE https://eu.bookshop.example/v1/orders/0b6f5c2e-5c1f-4d3c-9d5e-0a4c1f2e3d4b\n\
        authorization: Bearer token\n\
        content-type: text/plain\n\
        unknown-voucher";
    assert_eq!(sent(&server), [PLACED, PAID, cancelled]);
}

#[tokio::test]
async fn the_shop_is_down() {
    let server = MockTransport::new().fail("the cable is cut");
    let error = bought(&server).await.unwrap_err();
    assert_eq!(
        error,
        "POST https://eu.bookshop.example/v1/orders: no connection: the cable is cut"
    );
}
