//! Two events with one `eventId`, alone and in a batch.

use std::time::{Duration, SystemTime};

use callwright::Bytes;
use callwright::http::Request;
use callwright::serde_json::{Value, json};
use callwright::webhook::{Delivery, Endpoint, Outcome, Settings};

use self::crm::types::Change;
use self::crm::webhooks::{self, Webhooks};
use crate::{HandledEvents, answered, signed};

mod crm {
    callwright::api!("tests/duplicates/contacts.yaml");
}

struct Desk(HandledEvents);

impl Desk {
    fn record(&self, delivery: &Delivery<Change>) {
        let (event, id) = (delivery.event(), delivery.object_id);
        self.0
            .record(format!("{event} {id} at {}", delivery.occurred_at));
    }
}

impl Webhooks for Desk {
    async fn contact_created(&self, delivery: Delivery<Change>) -> Outcome {
        self.record(&delivery);
        Ok(())
    }

    async fn contact_deleted(&self, delivery: Delivery<Change>) -> Outcome {
        self.record(&delivery);
        Ok(())
    }
}

const SECRET: &str = "the client secret of an app";
const URL: &str = "https://desk.example";

fn change(event: &str, object: i64, at: i64, attempt: i64) -> Value {
    json!({
        "eventId": 100, "subscriptionId": 7, "subscriptionType": event, "objectId": object, "occurredAt": at,
        "attemptNumber": attempt,
    })
}

async fn send(endpoint: &Endpoint, changes: &[Value], at: SystemTime) {
    let request = Request::post("/hooks")
        .header("content-type", "application/json")
        .body(Bytes::from(Value::from(changes).to_string()))
        .unwrap();
    let settings = Settings::new().secret("secret", SECRET).public_url(URL);
    let request = signed("hubspot", &settings, request, "", at);
    assert_eq!(answered(endpoint, request).await, (200, String::new()));
}

#[tokio::test]
async fn an_id_that_several_events_have_identifies_none() {
    let handled = HandledEvents::default();
    let endpoint = webhooks::endpoint(Desk(handled.clone()))
        .secret(SECRET)
        .public_url(URL)
        .build()
        .unwrap();
    let now = SystemTime::now();
    let first = change("contact.creation", 1, 10, 0);
    let second = change("contact.creation", 2, 11, 0);
    send(&endpoint, std::slice::from_ref(&first), now).await;
    send(&endpoint, std::slice::from_ref(&second), now).await;
    assert_eq!(
        handled.all(),
        ["contactCreated 1 at 10", "contactCreated 2 at 11"]
    );
    // A batch of both, one of them as another attempt, and of others with the same id.
    let batch = [
        change("contact.creation", 1, 10, 1),
        second.clone(),
        change("contact.creation", 3, 11, 0),
        change("contact.deletion", 2, 11, 0),
        change("contact.deletion", 2, 12, 0),
    ];
    for wait in [0, 60] {
        let later = now + Duration::from_secs(wait);
        send(&endpoint, &batch, later).await;
        assert_eq!(
            handled.all()[2..],
            [
                "contactCreated 3 at 11",
                "contactDeleted 2 at 11",
                "contactDeleted 2 at 12"
            ]
        );
    }
}
