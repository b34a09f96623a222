//! Handshakes.

use callwright::Bytes;
use callwright::http::Request;
use callwright::webhook::{Profile, ReceiveErrorKind, Receiver};

use crate::bookshop::webhooks::{Event, receiver};
use crate::support::{Shop, Token, content, post, sent, status, with};

/// A profile with an unsigned handshake by GET, and a signed one that looks like a delivery.
fn profile() -> Profile {
    Profile::from_json(
        r#"{
            "name": "bookshop",
            "route": [{ "body": "/type" }],
            "handshakes": [
                {
                    "when": [
                        { "method": "GET" },
                        { "present": { "query": "challenge" } },
                        { "from": { "query": "token" }, "setting": "verify_token" }
                    ],
                    "signed": false,
                    "reply": { "echo": { "from": { "query": "challenge" }, "to": "text" } }
                },
                {
                    "when": [{ "from": { "body": "/type" }, "is": "hello" }],
                    "reply": { "fixed": { "status": 200, "media_type": "application/json", "body": "{\"hello\":1}" } }
                }
            ]
        }"#,
    )
    .unwrap()
}

fn get(uri: &str) -> Request<Bytes> {
    Request::get(uri).body(Bytes::new()).unwrap()
}

#[tokio::test]
async fn handshakes_get_a_response() {
    let shop = Shop::default();
    let builder = crate::bookshop::webhooks::endpoint(shop.clone()).profile(profile());
    let endpoint = builder
        .verifier(Token)
        .setting("verify_token", "t")
        .build()
        .unwrap();
    let answer = endpoint.handle(get("/?challenge=123&token=t")).await;
    assert_eq!((answer.status().as_u16(), content(&answer).1), (200, "123"));
    assert_eq!(status(&endpoint, get("/?challenge=123&token=x")).await, 403);
    let answer = endpoint.handle(get("/")).await;
    assert_eq!(answer.status(), 405);
    assert_eq!(answer.headers()["allow"], "POST, GET");
    let hello = r#"{"type":"hello"}"#;
    let answer = endpoint.handle(post(hello)).await;
    assert_eq!(
        content(&answer),
        (Some("application/json"), r#"{"hello":1}"#)
    );
    // A handshake that has to be signed is refused without a signature.
    assert_eq!(
        status(&endpoint, with(post(hello), "x-token", "forged")).await,
        401
    );
    assert_eq!(shop.seen(), [""; 0]);
    assert_eq!(status(&endpoint, sent(1)).await, 200);
}

#[tokio::test]
async fn a_receiver_gives_the_response() {
    let builder = receiver().profile(profile()).verifier(Token);
    let receiver: Receiver<Event> = builder.setting("verify_token", "t").build().unwrap();
    let request = post(r#"{"type":"hello"}"#);
    let error = receiver
        .event(request.headers(), request.body().clone())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), &ReceiveErrorKind::Handshake);
    assert_eq!(content(error.response()).1, r#"{"hello":1}"#);
    let error = receiver
        .receive(get("/?challenge=7&token=t"))
        .await
        .unwrap_err();
    assert_eq!(content(error.response()).1, "7");
}
