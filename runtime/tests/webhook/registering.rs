//! Providers that check an endpoint first, or send it its secret.

use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use callwright::Bytes;
use callwright::http::Request;
use callwright::webhook::{Endpoint, LearnedSecret, Profile, ReceiveErrorKind, Settings, Signer};

use crate::bookshop::webhooks::{endpoint, receiver};
use crate::support::{Shop, post, status};

const URL: &str = "https://shop.example/hooks";
const FORM: &str = "application/x-www-form-urlencoded";

fn mandrill() -> Profile {
    let text = r#"{"profile":"mandrill","route":[{"item":"/type"}]}"#;
    Profile::from_json(text).unwrap()
}

/// A form that Mandrill signs with that key.
fn form(events: &str, key: &str) -> Request<Bytes> {
    let body = format!("mandrill_events={events}");
    let mut request = Request::post("/hooks")
        .header("content-type", FORM)
        .body(Bytes::from(body))
        .unwrap();
    let settings = Settings::new()
        .secret(Settings::SECRET, key)
        .public_url(URL);
    let signer = Signer::new(&mandrill(), &settings).unwrap();
    signer.sign(&mut request, "1", SystemTime::now()).unwrap();
    request
}

const SENT: &str = "%5B%7B%22type%22%3A%22order.sent%22%2C%22order%22%3A1%7D%5D";
const EMPTY: &str = "%5B%5D";

#[tokio::test]
async fn mandrill_can_be_registered_before_its_key_is_known() {
    let shop = Shop::default();
    let key = LearnedSecret::new();
    let hooks = endpoint(shop.clone()).profile(mandrill()).public_url(URL);
    let hooks = hooks.learned("secret", key.clone()).build().unwrap();
    let mut head = Request::head("/hooks").body(Bytes::new()).unwrap();
    assert_eq!(status(&hooks, head.clone()).await, 200);
    *head.method_mut() = "GET".parse().unwrap();
    let answer = hooks.handle(head).await;
    assert_eq!(
        (answer.status().as_u16(), &answer.headers()["allow"]),
        (405, &"POST, HEAD".parse().unwrap())
    );
    assert_eq!(status(&hooks, form(EMPTY, "test-webhook")).await, 200);
    // That key is public, so it isn't accepted for anything else.
    assert_eq!(status(&hooks, form(SENT, "test-webhook")).await, 503);
    assert_eq!(status(&hooks, form(EMPTY, "another key")).await, 503);
    // The response to the registration has the key.
    key.set("the key of the webhook");
    assert_eq!(status(&hooks, form(SENT, "test-webhook")).await, 401);
    assert_eq!(status(&hooks, form(EMPTY, "another key")).await, 401);
    assert_eq!(shop.seen(), [""; 0]);
    assert_eq!(
        status(&hooks, form(SENT, "the key of the webhook")).await,
        200
    );
    assert_eq!(
        status(&hooks, form(EMPTY, "the key of the webhook")).await,
        200
    );
    assert_eq!(status(&hooks, form(EMPTY, "test-webhook")).await, 200);
    assert_eq!(shop.seen(), ["sent 1"]);
}

#[tokio::test]
async fn the_public_key_is_for_empty_batches_only() {
    let hooks = endpoint(Shop::default())
        .profile(mandrill())
        .public_url(URL);
    let hooks = hooks.secret("the key of the webhook").build().unwrap();
    for events in [
        SENT,
        "%5B%5D&mandrill_events=%5B%5D",
        "%5Bnull%5D",
        "%5B%5B%5D%5D",
        "%7B%7D",
        "",
        "null",
    ] {
        assert_eq!(
            status(&hooks, form(events, "test-webhook")).await,
            401,
            "{events}"
        );
    }
    let mut elsewhere = form(EMPTY, "test-webhook");
    *elsewhere.body_mut() = Bytes::from(format!("x=1&mandrill_events={EMPTY}"));
    assert_eq!(status(&hooks, elsewhere).await, 401);
}

const TOKEN: &str = "secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl";

fn token(value: &str) -> Request<Bytes> {
    post(format!(r#"{{"verification_token":"{value}"}}"#))
}

/// An event that Notion signs with that token.
fn event(order: i64, token: &str) -> Request<Bytes> {
    let body = format!(r#"{{"id":"n{order}","type":"order.sent","order":{order}}}"#);
    let mut request = post(body);
    let settings = Settings::new().secret(Settings::SECRET, token);
    let signer = Signer::new(&Profile::named("notion").unwrap(), &settings).unwrap();
    signer.sign(&mut request, "1", SystemTime::now()).unwrap();
    request
}

fn notion(shop: &Shop, secret: &LearnedSecret) -> Endpoint {
    let hooks = endpoint(shop.clone()).profile("notion");
    hooks.learned("secret", secret.clone()).build().unwrap()
}

#[tokio::test]
async fn notion_sends_its_token() {
    let shop = Shop::default();
    let kept: Arc<Mutex<Vec<String>>> = Arc::default();
    let keep = Arc::clone(&kept);
    let secret = LearnedSecret::new()
        .when_learned(move |secret| keep.lock().unwrap().push(secret.to_owned()));
    let hooks = notion(&shop, &secret);
    // None is expected yet.
    assert_eq!(status(&hooks, token("mallory's")).await, 403);
    assert_eq!(status(&hooks, event(1, "mallory's")).await, 503);
    secret.expect();
    for none in [
        r#"{"verification_token":""}"#,
        r#"{"verification_token":"a\nb"}"#,
    ] {
        assert_eq!(status(&hooks, post(none)).await, 400, "{none}");
    }
    assert_eq!(status(&hooks, token(TOKEN)).await, 200);
    assert_eq!(secret.value().as_deref(), Some(TOKEN));
    // The same one may come again, if the response to it was lost.
    assert_eq!(status(&hooks, token(TOKEN)).await, 200);
    // The first one wins, until the program expects another.
    assert_eq!(status(&hooks, token("mallory's")).await, 403);
    assert_eq!(secret.value().as_deref(), Some(TOKEN));
    assert_eq!(status(&hooks, event(1, "mallory's")).await, 401);
    assert_eq!(status(&hooks, event(1, TOKEN)).await, 200);
    assert_eq!(shop.seen(), ["sent 1"]);
    secret.expect();
    assert_eq!(status(&hooks, token("another")).await, 200);
    assert_eq!(status(&hooks, event(12, TOKEN)).await, 401);
    assert_eq!(status(&hooks, event(12, "another")).await, 200);
    assert_eq!(*kept.lock().unwrap(), [TOKEN, "another"]);
    assert!(!format!("{secret:?} {hooks:?}").contains("another"));
}

#[tokio::test]
async fn a_known_token_isnt_replaced() {
    let hooks = endpoint(Shop::default()).profile("notion").secret(TOKEN);
    let hooks = hooks.build().unwrap();
    assert_eq!(status(&hooks, token("mallory's")).await, 403);
    assert_eq!(status(&hooks, event(1, TOKEN)).await, 200);
    // A program that stored it gives it at the next start, and may still learn another.
    let shop = Shop::default();
    let secret = LearnedSecret::new();
    let hooks = endpoint(shop.clone()).profile("notion").secret(TOKEN);
    let hooks = hooks.learned("secret", secret.clone()).build().unwrap();
    assert_eq!(status(&hooks, event(1, TOKEN)).await, 200);
    secret.expect();
    assert_eq!(status(&hooks, token("another")).await, 200);
    assert_eq!(status(&hooks, event(12, "another")).await, 200);
    assert_eq!(shop.seen(), ["sent 1", "sent 12"]);
}

#[tokio::test]
async fn a_receiver_learns_a_secret() {
    let secret = LearnedSecret::new();
    let reader = receiver()
        .profile("notion")
        .learned("secret", secret.clone());
    let reader = reader.build().unwrap();
    secret.expect();
    let error = reader.receive(token(TOKEN)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status().as_u16()),
        (&ReceiveErrorKind::Handshake, 200)
    );
    assert!(error.response().extensions().is_empty());
    assert_eq!(reader.receive(event(1, TOKEN)).await.unwrap().len(), 1);
}
