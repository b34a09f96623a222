//! No number and no boolean is invented: whatever is missing in a delivery, or replaced by null or another type, handlers
//! receive only numbers and booleans that were sent. Defaults are separate methods.
#![allow(clippy::unwrap_used)]

use callwright::http::{Request, Response};
use callwright::serde_json::{self, Value, json};
use callwright::webhook::{Delivery, DeviationReason, Outcome, UndecodableEvent};
use callwright::{Bytes, Error, http};
use callwright_roundtrip::invented_value;
use golden_figures::types::{Paper, Sale, Settings, SettingsInk};
use golden_figures::webhooks::{self, Webhooks};
use std::sync::{Arc, Mutex};

/// What the handler received.
#[derive(Clone, Debug)]
enum Received {
    /// The payload, encoded again, and its deviations as text.
    Sale(Value, Vec<String>),
    /// The path, the reason and the body.
    Undecodable(String, String, Bytes),
}

#[derive(Clone, Debug, Default)]
struct Till(Arc<Mutex<Vec<Received>>>);

impl Webhooks for Till {
    async fn sale(&self, delivery: Delivery<Sale>) -> Outcome {
        let payload = serde_json::to_value(&*delivery.payload)?;
        let deviations = delivery.deviations().iter().map(ToString::to_string);
        self.0
            .lock()
            .unwrap()
            .push(Received::Sale(payload, deviations.collect()));
        Ok(())
    }

    async fn undecodable(&self, delivery: Delivery<UndecodableEvent>) -> Outcome {
        let UndecodableEvent { error, raw, .. } = &*delivery.payload;
        let (path, reason) = (error.path().to_owned(), error.reason().into_owned());
        let received = Received::Undecodable(path, reason, raw.clone());
        self.0.lock().unwrap().push(received);
        delivery.refused().await
    }
}

async fn send(lenient: bool, body: &Value) -> Received {
    let till = Till::default();
    let builder = webhooks::endpoint(till.clone()).unverified();
    let endpoint = match lenient {
        true => builder.lenient().build().unwrap(),
        false => builder.build().unwrap(),
    };
    let request = Request::post("/hooks").header("content-type", "application/json");
    let text = Bytes::from(body.to_string());
    endpoint.handle(request.body(text.clone()).unwrap()).await;
    let received = till.0.lock().unwrap().pop().unwrap();
    if let Received::Undecodable(_, reason, raw) = &received {
        assert_eq!(*raw, text);
        assert!(!reason.is_empty());
    }
    received
}

fn sale() -> Value {
    json!({
        "event": "sale", "number": 7, "total": 19.9, "paid": true, "level": 2, "mixed": false,
        "at": "2026-02-03T04:05:06Z",
        "till": { "name": "left", "floor": 3, "open": true },
        "lines": [{ "count": 2, "price": 5.5, "gift": true }, { "count": 1, "price": 8.9, "gift": false }],
        "rates": { "full": 19.0, "low": 7.0 },
        "means": { "kind": "card", "last4": 4242, "online": true },
        "source": { "name": "shop", "floor": 1, "open": true },
        "note": null, "tip": 1.5, "tags": ["a"], "extra": { "n": 1, "b": true },
        "buyer": { "name": "Ursula", "notes": ["x"], "age": 30 },
        "rest": { "change": 0.1 }
    })
}

/// The JSON pointers of all values except the root.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    let mut child = |key: &str, value: &Value| {
        let pointer = format!("{at}/{key}");
        all.push(pointer.clone());
        pointers(value, &pointer, all);
    };
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| child(key, value)),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(index, value)| child(&index.to_string(), value));
        }
        _ => {}
    }
}

/// The value with the value at a pointer replaced, or removed without a replacement.
fn changed(value: &Value, pointer: &str, replacement: Option<Value>) -> Value {
    let mut value = value.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match (value.pointer_mut(parent).unwrap(), replacement) {
        (Value::Object(entries), Some(replacement)) => {
            entries.insert(key.to_owned(), replacement);
        }
        (Value::Object(entries), None) => {
            entries.remove(key);
        }
        (Value::Array(items), Some(replacement)) => {
            items[key.parse::<usize>().unwrap()] = replacement;
        }
        (Value::Array(items), None) => {
            items.remove(key.parse::<usize>().unwrap());
        }
        _ => unreachable!("only these have children"),
    }
    value
}

/// The replacements of a value; `None` removes it.
fn replacements() -> [Option<Value>; 10] {
    [
        None,
        Some(Value::Null),
        Some(json!("")),
        Some(json!("12")),
        Some(json!(0)),
        Some(json!(1.5)),
        Some(json!(false)),
        Some(json!([])),
        Some(json!({})),
        Some(json!([{}])),
    ]
}

#[tokio::test]
async fn no_number_and_no_boolean_is_invented() {
    let whole = sale();
    let mut all = Vec::new();
    pointers(&whole, "", &mut all);
    all.retain(|pointer| pointer != "/event");
    let mut sent = 0;
    for pointer in &all {
        for replacement in replacements() {
            let one = changed(&whole, pointer, replacement);
            let mut bodies = vec![one.clone()];
            // Also with another value removed.
            let mut others = Vec::new();
            pointers(&one, "", &mut others);
            others.retain(|pointer| pointer != "/event");
            bodies.extend(others.iter().step_by(7).map(|at| changed(&one, at, None)));
            for body in bodies {
                for lenient in [false, true] {
                    sent += 1;
                    if let Received::Sale(payload, deviations) = send(lenient, &body).await {
                        assert_eq!(
                            invented_value(&body, &payload),
                            None,
                            "{lenient} {body} {deviations:?}"
                        );
                    }
                }
            }
        }
    }
    assert!(sent > 5000, "{sent}");
}

#[tokio::test]
async fn required_numbers_and_booleans_are_never_filled_in() {
    for pointer in [
        "/number",
        "/total",
        "/paid",
        "/level",
        "/mixed",
        "/at",
        "/till",
        "/till/floor",
        "/till/open",
        "/lines/1/count",
        "/lines/0/price",
        "/lines/0/gift",
        "/means",
        "/means/last4",
        "/means/online",
        "/source",
        "/rest",
        "/rest/change",
    ] {
        for lenient in [false, true] {
            let body = changed(&sale(), pointer, None);
            let received = send(lenient, &body).await;
            let Received::Undecodable(path, reason, _) = received else {
                panic!("{pointer}, lenient {lenient}: {received:?}");
            };
            let key = pointer.rsplit('/').next().unwrap();
            assert!(reason.contains(&format!("missing `{key}`")), "{reason}");
            let name = path.rsplit('.').next().unwrap();
            assert_eq!(name, key, "{path}");
        }
    }
}

#[tokio::test]
async fn other_missing_values_are_filled_in_by_lenient_endpoints() {
    for (pointer, null) in [
        ("/buyer", false),
        ("/buyer/name", true),
        ("/buyer/notes", true),
        ("/till/name", true),
        ("/tags", true),
        ("/lines", true),
        ("/rates", true),
        ("/extra", false),
    ] {
        let nulls = null.then_some(Some(Value::Null));
        for replacement in std::iter::once(None).chain(nulls) {
            let body = changed(&sale(), pointer, replacement.clone());
            assert!(
                matches!(send(false, &body).await, Received::Undecodable(..)),
                "{pointer}"
            );
            let received = send(true, &body).await;
            let Received::Sale(payload, deviations) = received else {
                panic!("{pointer}: {received:?}");
            };
            assert_eq!(invented_value(&body, &payload), None);
            let path = pointer.trim_start_matches('/').replace('/', ".");
            let reason = match replacement {
                None => DeviationReason::Missing,
                Some(_) => DeviationReason::Null,
            };
            assert_eq!(deviations, [format!("`{path}` {reason}")]);
        }
    }
}

/// A client whose server always responds with this body.
fn client(body: &str) -> golden_figures::Client {
    let body = Bytes::from(body.to_owned());
    let transport = move |_: Request<Bytes>| {
        let response = Response::builder().header(http::header::CONTENT_TYPE, "application/json");
        let response = response.body(body.clone()).unwrap();
        async move { Ok(response) }
    };
    golden_figures::Client::new()
        .base_url("https://till.example")
        .transport(transport)
}

#[tokio::test]
async fn responses_are_decoded_by_the_same_rules() {
    for (body, path) in [
        (r#"{"needed":1}"#, "name"),
        (r#"{"needed":1,"name":null}"#, "name"),
    ] {
        let strict = client(body).settings().settings().await;
        assert!(matches!(strict, Err(Error::Decode(_))), "{strict:?}");
        let call = client(body).settings().settings();
        let by_call = call.clone().lenient().with_response().await.unwrap();
        let by_client = client(body).lenient().settings().settings();
        let by_client = by_client.with_response().await.unwrap();
        for response in [by_call, by_client] {
            assert_eq!(response.body.name, "");
            assert_eq!(response.deviations().len(), 1);
            assert_eq!(response.deviations()[0].path(), path);
        }
        assert!(call.await.is_err());
    }
    for body in [
        r#"{"name":"x"}"#,
        r#"{"name":"x","needed":null}"#,
        r#"{"name":"x","needed":"1"}"#,
    ] {
        let lenient = client(body).lenient().settings().settings().await;
        assert!(matches!(lenient, Err(Error::Decode(_))), "{lenient:?}");
    }
    let whole = client(r#"{"name":"x","needed":1}"#).settings().settings();
    assert!(whole.with_response().await.unwrap().deviations().is_empty());
}

#[test]
fn defaults_are_methods() {
    let settings = |text: &str| serde_json::from_str::<Settings>(text).unwrap();
    let bare = settings(r#"{"name":"x","needed":1}"#);
    assert_eq!(bare.drawers, None);
    // A property has the name `drawers_or_default`.
    assert_eq!(bare.drawers_or_default_2(), 1);
    assert_eq!(bare.drawers_or_default_or_default(), 6);
    assert_eq!(
        (bare.offset_or_default(), bare.wide_or_default()),
        (-5, u64::MAX)
    );
    assert_eq!((bare.whole_or_default(), bare.rate_or_default()), (5, 19.0));
    assert_eq!(bare.small_or_default(), -0.5);
    assert!(bare.rounding_or_default());
    assert_eq!(bare.currency_or_default(), "EUR");
    assert_eq!(bare.greeting_or_default(), Some("\"Hello\\\n```"));
    assert_eq!(*bare.paper_or_default(), Paper::A6);
    assert_eq!(bare.ink_or_default(), Some(&SettingsInk::Blue));
    assert_eq!(bare.copies_or_default(), Some(2));
    assert_eq!(
        (bare.type_or_default(), bare.self_or_default()),
        ("till", 3)
    );
    assert_eq!(bare.new_or_default(), 4);
    // Defaults aren't encoded.
    let text = serde_json::to_string(&bare).unwrap();
    assert_eq!(text, r#"{"name":"x","needed":1}"#);
    let full = settings(
        r#"{"name":"x","needed":1,"drawers":0,"rounding":false,"currency":"","paper":"b5",
            "greeting":null,"ink":"black","copies":null}"#,
    );
    assert_eq!(full.drawers_or_default_2(), 0);
    assert!(!full.rounding_or_default());
    assert_eq!(full.currency_or_default(), "");
    assert_eq!(full.paper_or_default().as_str(), "b5");
    assert_eq!(
        (full.greeting_or_default(), full.copies_or_default()),
        (None, None)
    );
    assert_eq!(full.ink_or_default(), Some(&SettingsInk::Black));
}
