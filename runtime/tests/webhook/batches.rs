//! Batches whose items are verified one by one.

use std::time::{Duration, Instant, SystemTime};

use callwright::Bytes;
use callwright::http::Request;
use callwright::serde_json::{Value, json};
use callwright::webhook::{EndpointBuilder, Profile, ReceiveErrorKind, Settings, Signer, Source};

use crate::bookshop::webhooks::{endpoint, receiver};
use crate::support::{Shop, post, status, with};

const STATE: &str = "what the subscription says";
const HEX: &str = "000102030405060708090a0b0c0d0e0f";

/// Microsoft Graph, with the events of the bookshop.
fn graph(shop: &Shop) -> EndpointBuilder {
    endpoint(shop.clone())
        .profile(graph_profile())
        .secret(STATE)
}

fn graph_profile() -> Profile {
    let text = r#"{"profile":"microsoft-graph","route":[{"item":"/type"}]}"#;
    Profile::from_json(text).unwrap()
}

fn item(state: &str, order: i64) -> Value {
    json!({ "clientState": state, "type": "order.sent", "order": order })
}

fn batch(items: &[Value]) -> Request<Bytes> {
    post(json!({ "value": items }).to_string())
}

#[tokio::test]
async fn a_rejected_item_doesnt_affect_the_others() {
    let shop = Shop::default();
    let hooks = graph(&shop).build().unwrap();
    let request = batch(&[item(STATE, 1), item("other", 12), item(STATE, 13)]);
    assert_eq!(status(&hooks, request).await, 202);
    assert_eq!(shop.seen(), ["sent 1", "sent 13"]);
    let without = json!({ "type": "order.sent", "order": 14 });
    let empty = json!({ "clientState": null, "type": "order.sent", "order": 15 });
    let request = batch(&[without, item(STATE, 16), empty, json!(17), json!([])]);
    assert_eq!(status(&hooks, request).await, 202);
    assert_eq!(shop.seen(), ["sent 1", "sent 13", "sent 16"]);
}

#[tokio::test]
async fn a_batch_without_an_authentic_item_is_rejected() {
    let shop = Shop::default();
    let hooks = graph(&shop).build().unwrap();
    let reader = receiver().profile(graph_profile()).secret(STATE);
    let reader = reader.build().unwrap();
    for body in [
        json!({ "value": [item("other", 1), item("another", 1)] }),
        json!({ "value": [] }),
        json!({ "value": [[item(STATE, 1)]] }),
        json!({ "items": [item(STATE, 1)] }),
        json!([item(STATE, 1)]),
        json!(null),
    ] {
        let body = body.to_string();
        assert_eq!(status(&hooks, post(body.clone())).await, 202, "{body}");
        let error = reader.receive(post(body.clone())).await.unwrap_err();
        assert!(
            matches!(error.kind(), ReceiveErrorKind::Rejected(_)),
            "{body}"
        );
    }
    // An ambiguous item is rejected.
    for body in [
        r#"{"value":[{"clientState":"other","clientState":"what the subscription says","type":"order.sent","order":1}]}"#,
        r#"{"value":[],"value":[{"clientState":"what the subscription says","type":"order.sent","order":1}]}"#,
        r#"{"value":[{"clientState":"what the subscription says""#,
    ] {
        assert_eq!(status(&hooks, post(body)).await, 202, "{body}");
    }
    assert_eq!(shop.seen(), [""; 0]);
}

#[tokio::test]
async fn a_receiver_gives_the_authentic_items() {
    let reader = receiver()
        .profile(graph_profile())
        .secret("older state")
        .secret(STATE);
    let reader = reader.build().unwrap();
    let request = batch(&[item("other", 1), item(STATE, 2), item("older state", 3)]);
    let found = reader.receive(request).await.unwrap();
    let keys: Vec<_> = found.iter().map(|one| one.proof().key()).collect();
    // Each has the key that matched.
    assert_eq!(keys, [Some("1"), Some("0")]);
    let raw: Value = callwright::serde_json::from_slice(found[0].raw()).unwrap();
    assert_eq!(raw, item(STATE, 2));
}

/// Adyen, with the events of the bookshop.
fn adyen() -> Profile {
    let text = r#"{"profile":"adyen","route":[{"item":"/type"}]}"#;
    Profile::from_json(text).unwrap()
}

fn signed_items(orders: &[i64]) -> Value {
    let items: Vec<Value> = orders
        .iter()
        .map(|order| {
            json!({ "NotificationRequestItem": {
                "type": "order.sent", "order": order, "pspReference": format!("psp-{order}"),
                "eventCode": "AUTHORISATION", "success": "true"
            } })
        })
        .collect();
    let mut request = post(json!({ "live": "false", "notificationItems": items }).to_string());
    let settings = Settings::new().secret(Settings::SECRET, HEX);
    let signer = Signer::new(&adyen(), &settings).unwrap();
    signer.sign(&mut request, "1", SystemTime::now()).unwrap();
    callwright::serde_json::from_slice(request.body()).unwrap()
}

#[tokio::test]
async fn an_item_with_a_wrong_signature_is_sent_again() {
    let shop = Shop::default();
    let hooks = endpoint(shop.clone()).profile(adyen()).secret(HEX);
    let hooks = hooks.build().unwrap();
    let good = signed_items(&[1, 12]);
    let mut bad = good.clone();
    bad["notificationItems"][1]["NotificationRequestItem"]["pspReference"] = json!("psp-13");
    // The authentic item is handled. The batch gets a 401, so that the other item isn't lost if our secret is the wrong one.
    assert_eq!(status(&hooks, post(bad.to_string())).await, 401);
    assert_eq!(shop.seen(), ["sent 1"]);
    let answer = hooks.handle(post(good.to_string())).await;
    assert_eq!(
        (answer.status().as_u16(), &answer.body()[..]),
        (200, &b"[accepted]"[..])
    );
    assert_eq!(shop.seen(), ["sent 1", "sent 12"]);
}

#[tokio::test]
async fn schemes_of_the_whole_request_still_apply() {
    let shop = Shop::default();
    let hooks = endpoint(shop.clone()).profile(adyen()).secret(HEX);
    let hooks = hooks
        .secret_named("basic", "shop:password")
        .build()
        .unwrap();
    let body = signed_items(&[1]).to_string();
    let answer = hooks.handle(post(body.clone())).await;
    assert_eq!(answer.status(), 401);
    let ask = &answer.headers()["www-authenticate"];
    assert_eq!(ask, "Basic realm=\"adyen\", charset=\"UTF-8\"");
    let known = with(post(body), "authorization", "Basic c2hvcDpwYXNzd29yZA==");
    assert_eq!(status(&hooks, known).await, 200);
    assert_eq!(shop.seen(), ["sent 1"]);
}

#[tokio::test]
async fn a_verifier_checks_the_whole_batch() {
    let settings = Settings::new().secret(Settings::SECRET, STATE);
    let verifier = graph_profile().verifier(&settings).unwrap();
    let request = batch(&[item(STATE, 1), item("other", 2)]);
    let incoming = callwright::webhook::Incoming::new(request);
    assert!(verifier.verify(&incoming).await.is_err());
}

/// The items aren't verified yet, so an attacker chooses what follows each.
#[tokio::test]
async fn missing_members_are_searched_in_linear_time() {
    let adyen = endpoint(Shop::default()).profile("adyen").secret(HEX);
    let hooks = adyen.build().unwrap();
    let mut items = vec![json!({}); 9_999];
    items.push(Value::from("x".repeat(900_000)));
    let body = json!({ "live": "false", "notificationItems": items }).to_string();
    let before = Instant::now();
    assert_eq!(status(&hooks, post(body)).await, 401);
    // It takes many times that if the search goes on to the end of the body for each item.
    assert!(
        before.elapsed() < Duration::from_secs(1),
        "{:?}",
        before.elapsed()
    );
}

/// A member that all items have in common is searched once.
#[tokio::test]
async fn common_members_are_searched_once() {
    let shop = Shop::default();
    let hooks = shop.endpoint(|profile| {
        profile.items = Some("/events/*".to_owned());
        profile.route = vec![
            Source::Body("/type".to_owned()),
            Source::Item("/kind".to_owned()),
        ];
        profile.delivery = vec![
            Source::Body("/last".to_owned()),
            Source::Item("/number".to_owned()),
        ];
    });
    let items: Vec<_> = (0..2_000)
        .map(|number| json!({ "type": "x", "kind": "sent", "order": 1, "number": number }))
        .collect();
    // The names follow all of the items.
    let text = Value::from(items).to_string();
    let padding = "x".repeat(900_000);
    let body = format!(r#"{{"events":{text},"pad":"{padding}","type":"order","last":"7"}}"#);
    let before = Instant::now();
    assert_eq!(status(&hooks, post(body)).await, 201);
    assert!(
        before.elapsed() < Duration::from_secs(5),
        "{:?}",
        before.elapsed()
    );
    assert_eq!(shop.seen().len(), 2_000);
}
