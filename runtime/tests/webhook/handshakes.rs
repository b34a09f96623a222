//! Requests that are no events.

use callwright::Bytes;
use callwright::http::Request;
use callwright::webhook::{Profile, ReceiveErrorKind, Receiver};

use crate::bookshop::webhooks::{Event, receiver};
use crate::support::{Shop, Token, content, post, sent, status, with};

/// One that isn't signed and comes by GET, and one that is and comes as a delivery.
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
async fn handshakes_are_answered() {
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
    // One that has to be signed is refused when it isn't.
    assert_eq!(
        status(&endpoint, with(post(hello), "x-token", "forged")).await,
        401
    );
    assert_eq!(shop.seen(), [""; 0]);
    assert_eq!(status(&endpoint, sent(1)).await, 200);
}

#[tokio::test]
async fn a_receiver_tells_their_answer() {
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
