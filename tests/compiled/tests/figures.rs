//! Nothing made up: whatever is left out of a delivery, replaced by null or by another type, a handler sees no number and no
//! boolean that didn't come; and defaults are told apart from what came.
#![allow(clippy::unwrap_used)]

use callwright::http::{Request, Response};
use callwright::serde_json::{self, Value, json};
use callwright::webhook::{Delivery, DeviationReason, Outcome, UndecodableEvent};
use callwright::{Bytes, Error, http};
use callwright_roundtrip::invented_value;
use golden_figures::types::{Paper, Sale, Settings, SettingsInk};
use golden_figures::webhooks::{self, Webhooks};
use std::sync::{Arc, Mutex};

/// What became of a delivery.
#[derive(Clone, Debug)]
enum Saw {
    /// The payload, encoded again, and its deviations in words.
    Sale(Value, Vec<String>),
    /// The path and the reason, and whether the bytes are whole.
    Undecodable(String, String, Bytes),
}

#[derive(Clone, Debug, Default)]
struct Till(Arc<Mutex<Vec<Saw>>>);

impl Webhooks for Till {
    async fn sale(&self, delivery: Delivery<Sale>) -> Outcome {
        let payload = serde_json::to_value(&*delivery.payload)?;
        let told = delivery.deviations().iter().map(ToString::to_string);
        self.0
            .lock()
            .unwrap()
            .push(Saw::Sale(payload, told.collect()));
        Ok(())
    }

    async fn undecodable(&self, delivery: Delivery<UndecodableEvent>) -> Outcome {
        let UndecodableEvent { error, raw, .. } = &*delivery.payload;
        let (path, reason) = (error.path().to_owned(), error.reason().into_owned());
        let saw = Saw::Undecodable(path, reason, raw.clone());
        self.0.lock().unwrap().push(saw);
        delivery.refused().await
    }
}

async fn send(lenient: bool, body: &Value) -> Saw {
    let till = Till::default();
    let builder = webhooks::endpoint(till.clone()).unverified();
    let endpoint = match lenient {
        true => builder.lenient().build().unwrap(),
        false => builder.build().unwrap(),
    };
    let request = Request::post("/hooks").header("content-type", "application/json");
    let text = Bytes::from(body.to_string());
    endpoint.handle(request.body(text.clone()).unwrap()).await;
    let saw = till.0.lock().unwrap().pop().unwrap();
    if let Saw::Undecodable(_, reason, raw) = &saw {
        assert_eq!(*raw, text);
        assert!(!reason.is_empty());
    }
    saw
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

/// The places of all values, but the whole.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    let mut child = |key: &str, value: &Value| {
        let place = format!("{at}/{key}");
        all.push(place.clone());
        places(value, &place, all);
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

/// The value without what stands at a place; with something else there instead, if there is something.
fn changed(value: &Value, place: &str, instead: Option<Value>) -> Value {
    let mut value = value.clone();
    let (parent, key) = place.rsplit_once('/').unwrap();
    match (value.pointer_mut(parent).unwrap(), instead) {
        (Value::Object(entries), Some(instead)) => {
            entries.insert(key.to_owned(), instead);
        }
        (Value::Object(entries), None) => {
            entries.remove(key);
        }
        (Value::Array(items), Some(instead)) => items[key.parse::<usize>().unwrap()] = instead,
        (Value::Array(items), None) => {
            items.remove(key.parse::<usize>().unwrap());
        }
        _ => unreachable!("only these have children"),
    }
    value
}

/// All that can be wrong with a value at a place.
fn wrong() -> [Option<Value>; 10] {
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
async fn no_number_and_no_boolean_is_made_up() {
    let whole = sale();
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    all.retain(|place| place != "/event");
    let mut sent = 0;
    for place in &all {
        for instead in wrong() {
            let one = changed(&whole, place, instead);
            let mut bodies = vec![one.clone()];
            // And another one gone at the same time.
            let mut others = Vec::new();
            places(&one, "", &mut others);
            others.retain(|place| place != "/event");
            bodies.extend(others.iter().step_by(7).map(|at| changed(&one, at, None)));
            for body in bodies {
                for lenient in [false, true] {
                    sent += 1;
                    if let Saw::Sale(seen, told) = send(lenient, &body).await {
                        assert_eq!(
                            invented_value(&body, &seen),
                            None,
                            "{lenient} {body} {told:?}"
                        );
                    }
                }
            }
        }
    }
    assert!(sent > 5000, "{sent}");
}

#[tokio::test]
async fn required_figures_are_never_optional() {
    for place in [
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
            let body = changed(&sale(), place, None);
            let saw = send(lenient, &body).await;
            let Saw::Undecodable(path, reason, _) = saw else {
                panic!("{place}, lenient {lenient}: {saw:?}");
            };
            let key = place.rsplit('/').next().unwrap();
            assert!(reason.contains(&format!("missing `{key}`")), "{reason}");
            let name = path.rsplit('.').next().unwrap();
            assert_eq!(name, key, "{path}");
        }
    }
}

#[tokio::test]
async fn what_has_no_figures_is_read_around() {
    for (place, null) in [
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
        for instead in std::iter::once(None).chain(nulls) {
            let body = changed(&sale(), place, instead.clone());
            assert!(
                matches!(send(false, &body).await, Saw::Undecodable(..)),
                "{place}"
            );
            let saw = send(true, &body).await;
            let Saw::Sale(seen, told) = saw else {
                panic!("{place}: {saw:?}");
            };
            assert_eq!(invented_value(&body, &seen), None);
            let path = place.trim_start_matches('/').replace('/', ".");
            let why = match instead {
                None => DeviationReason::Missing,
                Some(_) => DeviationReason::Null,
            };
            assert_eq!(told, [format!("`{path}` {why}")]);
        }
    }
}

/// A client whose server answers every call with this.
fn client(body: &str) -> golden_figures::Client {
    let body = Bytes::from(body.to_owned());
    let answers = move |_: Request<Bytes>| {
        let answer = Response::builder().header(http::header::CONTENT_TYPE, "application/json");
        let answer = answer.body(body.clone()).unwrap();
        async move { Ok(answer) }
    };
    golden_figures::Client::new()
        .base_url("https://till.example")
        .transport(answers)
}

#[tokio::test]
async fn answers_are_read_alike() {
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
    // The name of a property that is called so is taken.
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
    // Nothing of it goes back.
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
