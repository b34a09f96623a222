//! Which bytes are verified and which are decoded: byte order marks, forms.

use std::sync::{Arc, Mutex};

use callwright::Bytes;
use callwright::http::Request;
use callwright::webhook::{
    Delivery, EndpointBuilder, Outcome, Profile, Settings, Signer, UndecodableEvent, UnknownEvent,
};

use crate::bookshop::types::{Call, OrderSent};
use crate::bookshop::webhooks::{self, Webhooks};
use crate::support::{Shop, Token, content, post, profile, status, with};

const MARK: &[u8] = b"\xEF\xBB\xBF";
const SECRET: &str = "It's a Secret to Everybody";

/// Records the event, the decoded bytes and the received bytes of each delivery.
#[derive(Clone, Default)]
pub struct Kept(pub Arc<Mutex<Vec<(String, Bytes, Bytes)>>>);

impl Kept {
    fn keep<T, P>(&self, what: String, delivery: &Delivery<T, P>) -> Outcome {
        let (raw, body) = (delivery.raw().clone(), delivery.body().clone());
        self.0.lock().unwrap().push((what, raw, body));
        Ok(())
    }

    pub fn one(&self) -> (String, Bytes, Bytes) {
        let mut all = self.0.lock().unwrap();
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    pub fn github(&self) -> EndpointBuilder {
        let github = r#"{"profile":"github","route":[{"body":"/type"}]}"#;
        let profile = Profile::from_json(github).unwrap();
        webhooks::endpoint(self.clone())
            .profile(profile)
            .secret(SECRET)
    }
}

impl Webhooks for Kept {
    async fn order_sent(&self, delivery: Delivery<OrderSent>) -> Outcome {
        self.keep(format!("sent {}", delivery.order), &delivery)
    }

    async fn call(&self, delivery: Delivery<Call>) -> Outcome<String> {
        self.keep(format!("call {}", delivery.caller), &delivery)?;
        Ok(String::new())
    }

    async fn note(&self, delivery: Delivery<String>) -> Outcome {
        self.keep(format!("note {}", *delivery), &delivery)
    }

    async fn scan(&self, delivery: Delivery<Bytes>) -> Outcome<Bytes> {
        self.keep(format!("scan of {}", delivery.len()), &delivery)?;
        Ok(Bytes::new())
    }

    async fn unknown(&self, delivery: Delivery<UnknownEvent>) -> Outcome {
        assert_eq!(delivery.payload.raw, delivery.raw());
        self.keep(format!("unknown {:?}", delivery.payload.event), &delivery)
    }

    async fn undecodable(&self, delivery: Delivery<UndecodableEvent>) -> Outcome {
        self.keep(format!("undecodable {}", delivery.payload), &delivery)?;
        delivery.refused().await
    }
}

/// A delivery with this body and media type, signed like GitHub's.
pub fn signed(body: &[u8], media: &str) -> Request<Bytes> {
    let mut request = Request::post("/hooks")
        .header("content-type", media)
        .body(Bytes::copy_from_slice(body))
        .unwrap();
    let settings = Settings::new().secret(Settings::SECRET, SECRET);
    let signer = Signer::new(&Profile::named("github").unwrap(), &settings).unwrap();
    signer
        .sign(&mut request, "1", std::time::SystemTime::now())
        .unwrap();
    request
}

fn marked(text: &str) -> Vec<u8> {
    [MARK, text.as_bytes()].concat()
}

#[tokio::test]
async fn a_byte_order_mark_is_verified_and_not_decoded() {
    let kept = Kept::default();
    let endpoint = kept.github().build().unwrap();
    let json = "application/json";
    let sent = r#"{"type":"order.sent","order":7}"#;
    let body = marked(sent);
    assert_eq!(status(&endpoint, signed(&body, json)).await, 200);
    assert_eq!(kept.one(), ("sent 7".into(), sent.into(), body.into()));
    let lost = r#"{"type":"order.lost"}"#;
    assert_eq!(status(&endpoint, signed(&marked(lost), json)).await, 200);
    let (what, raw, body) = kept.one();
    assert_eq!(
        (what.as_str(), &raw[..]),
        ("unknown Some(\"order.lost\")", lost.as_bytes())
    );
    assert_eq!(body, marked(lost));
    // It is part of the signed bytes.
    let mut without = signed(&marked(sent), json);
    *without.body_mut() = sent.into();
    assert_eq!(status(&endpoint, without).await, 401);
    // The first is a byte order mark; a second one isn't JSON.
    let twice = [MARK, &marked(sent)].concat();
    assert_eq!(status(&endpoint, signed(&twice, json)).await, 400);
    let nothing = signed(MARK, json);
    assert_eq!(status(&endpoint, nothing).await, 400);
}

#[tokio::test]
async fn a_byte_order_mark_is_no_part_of_forms_and_texts() {
    let kept = Kept::default();
    let endpoint = |event: &'static str| {
        let builder = webhooks::endpoint(kept.clone()).unverified();
        builder
            .profile(profile(|_| {}))
            .only(event)
            .build()
            .unwrap()
    };
    let form = "application/x-www-form-urlencoded";
    let body = marked("Caller=Ada&Seconds=3");
    let request = with(post(body.clone()), "content-type", form);
    assert_eq!(status(&endpoint("call"), request).await, 200);
    let (what, _, came) = kept.one();
    assert_eq!((what.as_str(), came), ("call Ada", Bytes::from(body)));
    let request = with(post(marked("hello")), "content-type", "text/plain");
    assert_eq!(status(&endpoint("note"), request).await, 201);
    assert_eq!(kept.one().0, "note hello");
    // In a binary body, the same bytes may be data.
    let request = with(post(marked("hello")), "content-type", "image/png");
    assert_eq!(status(&endpoint("scan"), request).await, 200);
    assert_eq!(
        kept.one(),
        (
            "scan of 8".into(),
            marked("hello").into(),
            marked("hello").into()
        )
    );
}

#[tokio::test]
async fn handshakes_and_batches_may_have_a_byte_order_mark() {
    let hello = r#"{
        "route": [{ "item": "/type" }], "items": "/all/*",
        "handshakes": [
            { "when": [{ "from": { "body": "/type" }, "is": "hello" }], "signed": false,
              "reply": { "echo": { "from": { "body": "/word" } } } },
            { "when": [{ "empty": "/all" }], "reply": { "fixed": { "status": 202 } } }
        ]
    }"#;
    let shop = Shop::default();
    let builder = webhooks::endpoint(shop.clone()).verifier(Token);
    let builder = builder.profile(Profile::from_json(hello).unwrap());
    let endpoint = builder.build().unwrap();
    let answer = endpoint
        .handle(post(marked(r#"{"type":"hello","word":"w"}"#)))
        .await;
    assert_eq!(content(&answer).1, "w");
    assert_eq!(status(&endpoint, post(marked(r#"{"all":[]}"#))).await, 202);
    let batch = r#"{"all":[{"type":"order.sent","order":1},{"type":"order.sent","order":12}]}"#;
    assert_eq!(status(&endpoint, post(marked(batch))).await, 200);
    assert_eq!(shop.seen(), ["sent 1", "sent 12"]);
}

#[tokio::test]
async fn signed_members_are_found_after_a_byte_order_mark() {
    let graph = webhooks::endpoint(Shop::default()).profile("microsoft-graph");
    let endpoint = graph.secret("the client's state").build().unwrap();
    let body = r#"{"value":[{"clientState":"the client's state","changeType":"created"}]}"#;
    let unmarked = endpoint.handle(post(body)).await.status();
    assert_eq!(
        (unmarked, endpoint.handle(post(marked(body))).await.status()),
        (unmarked, unmarked)
    );
    let meant = webhooks::receiver()
        .profile("microsoft-graph")
        .secret("the client's state");
    let meant = meant.build().unwrap();
    assert_eq!(meant.receive(post(marked(body))).await.unwrap().len(), 1);
}

#[tokio::test]
async fn utf_16_is_reported() {
    let kept = Kept::default();
    let endpoint = kept.github().only("orderSent").build().unwrap();
    let receiver = webhooks::receiver()
        .profile("github")
        .secret(SECRET)
        .build()
        .unwrap();
    let text = r#"{"type":"order.sent","order":7}"#;
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for body in [
        [&[0xFF, 0xFE], &little[..]].concat(),
        [&[0xFE, 0xFF], &big[..]].concat(),
        little,
        big,
    ] {
        // If the event is known without the body, the delivery is undecodable; otherwise it is refused.
        assert_eq!(
            status(&endpoint, signed(&body, "application/json")).await,
            500
        );
        let (what, raw, came) = kept.one();
        assert!(
            what.contains("undecodable orderSent: ") && what.contains("UTF-16"),
            "{what}"
        );
        assert_eq!((&raw, &came[..]), (&came, &body[..]));
        let error = receiver
            .receive(signed(&body, "application/json"))
            .await
            .unwrap_err();
        assert_eq!(error.status(), 400);
        assert!(error.to_string().contains("UTF-16"), "{error}");
    }
}

#[tokio::test]
async fn raw_is_the_json_in_a_form() {
    let kept = Kept::default();
    let endpoint = kept.github().build().unwrap();
    let form = "application/x-www-form-urlencoded";
    for (body, what, json) in [
        (
            "payload=%7B%22type%22%3A%22order.lost%22%7D",
            "unknown Some(\"order.lost\")",
            r#"{"type":"order.lost"}"#,
        ),
        (
            "a=1&payload=%7B%22type%22%3A%22order.sent%22%2C%22order%22%3A3%7D",
            "sent 3",
            r#"{"type":"order.sent","order":3}"#,
        ),
        (
            "payload=%EF%BB%BF%7B%22type%22%3A%22order.sent%22%2C%22order%22%3A4%7D",
            "sent 4",
            r#"{"type":"order.sent","order":4}"#,
        ),
    ] {
        assert_eq!(
            status(&endpoint, signed(body.as_bytes(), form)).await,
            200,
            "{body}"
        );
        assert_eq!(kept.one(), (what.into(), json.into(), body.into()));
    }
    let broken = "payload=%7B%22type%22%3A%22order.sent%22%2C%22order%22%3A%22x%22%7D";
    assert_eq!(
        status(&endpoint, signed(broken.as_bytes(), form)).await,
        500
    );
    let (what, raw, body) = kept.one();
    assert!(what.starts_with("undecodable orderSent"), "{what}");
    assert_eq!(
        (&raw[..], &body[..]),
        (
            &br#"{"type":"order.sent","order":"x"}"#[..],
            broken.as_bytes()
        )
    );
}
