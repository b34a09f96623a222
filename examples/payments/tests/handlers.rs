//! The till, without a socket: the provider's event comes from the test, and so does the answer of its API.
#![allow(clippy::unwrap_used)]

use callwright::serde_json::{Value, json};
use callwright::testing::{self, MockTransport};
use example_payments::Till;
use example_payments::api::{Client, webhooks};

fn event(name: &str) -> Value {
    json!({ "id": "evt_1", "type": name, "created": 1772000000, "data": { "object": { "id": "ch_1" } } })
}

#[tokio::test]
async fn a_charge_is_fetched_and_counted() {
    let charge = json!({ "id": "ch_1", "amount": 1250, "currency": "eur", "status": "succeeded" });
    let provider = testing::respond(200, charge);
    let till = Till::new(Client::new().transport(provider.clone()));
    let hooks = webhooks::endpoint(till.clone());
    testing::deliver(hooks, "charge.succeeded", event("charge.succeeded"))
        .await
        .unwrap();
    assert_eq!(
        *till.takings.lock().await,
        [("eur".to_owned(), 1250)].into()
    );
    assert!(
        provider.requests()[0]
            .uri()
            .path()
            .ends_with("/charges/ch_1")
    );
}

#[tokio::test]
async fn the_provider_is_to_send_it_again_if_the_charge_cant_be_fetched() {
    let provider = MockTransport::new().fail("nobody is at home");
    let till = Till::new(Client::new().transport(provider));
    let hooks = webhooks::endpoint(till.clone());
    let error = testing::deliver(hooks, "charge.succeeded", event("charge.succeeded"))
        .await
        .unwrap_err();
    assert_eq!(error.response().unwrap().status(), 500);
    assert!(till.takings.lock().await.is_empty());
}

#[tokio::test]
async fn other_events_arent_handled() {
    let till = Till::new(Client::new().transport(MockTransport::new()));
    let hooks = webhooks::endpoint(till);
    let error = testing::deliver(hooks, "charge.failed", event("charge.failed"))
        .await
        .unwrap_err();
    assert_eq!(error.response().unwrap().status(), 200);
}
