//! A sender's deliveries, received by an endpoint.

use std::sync::atomic::Ordering;

use callwright::Bytes;
use callwright::http::Request;
use callwright::serde_json::json;
use callwright::webhook::{SendErrorKind, Sender};

use crate::bookshop::webhooks;
use crate::support::{Shop, order};

const URL: &str = "https://shop.example/hooks";
const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// A sender whose deliveries all go to the shop.
fn sender(shop: &Shop, secret: &str) -> Sender {
    let endpoint = webhooks::endpoint(shop.clone())
        .profile("standard-webhooks")
        .secret(SECRET)
        .build()
        .unwrap();
    let transport = move |request: Request<Bytes>| {
        let endpoint = endpoint.clone();
        async move { Ok(endpoint.handle(request).await) }
    };
    let sender = Sender::builder("standard-webhooks").secret(secret);
    sender.transport(transport).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn an_event_arrives_though_the_handler_fails_at_first() {
    let shop = Shop::default();
    shop.0.failures.store(2, Ordering::SeqCst);
    let payload = json!({ "type": "order.sent", "order": order::FAILS_AT_FIRST });
    let sender = sender(&shop, SECRET);
    let sent = sender.send(URL, "order.sent", &payload);
    assert_eq!(sent.await.unwrap().attempts, 3);
    assert_eq!(shop.seen(), ["sent 11"]);
}

#[tokio::test(start_paused = true)]
async fn one_id_is_handled_once() {
    let shop = Shop::default();
    let sender = sender(&shop, SECRET);
    let payload = json!({ "type": "order.sent", "order": order::FINE });
    for _ in 0..2 {
        let sent = sender.send_as("msg_1", URL, "order.sent", &payload);
        assert_eq!(sent.await.unwrap().id, "msg_1");
    }
    assert_eq!(shop.seen(), ["sent 1"]);
    sender.send(URL, "order.sent", &payload).await.unwrap();
    assert_eq!(shop.seen(), ["sent 1", "sent 1"]);
}

#[tokio::test(start_paused = true)]
async fn refusals_are_errors() {
    let shop = Shop::default();
    let payload = |order: i64| json!({ "type": "order.sent", "order": order });
    let right = sender(&shop, SECRET);
    let gone = right.send(URL, "order.sent", &payload(order::GONE)).await;
    assert_eq!(gone.unwrap_err().kind, SendErrorKind::Gone);
    let wrong = sender(&shop, "whsec_b3RoZXJvdGhlcm90aGVyb3RoZXI=");
    let refused = wrong.send(URL, "order.sent", &payload(order::FINE)).await;
    let refused = refused.unwrap_err();
    assert_eq!(refused.kind, SendErrorKind::Refused);
    assert_eq!(refused.status.map(|status| status.as_u16()), Some(401));
    assert!(shop.seen().is_empty());
}
