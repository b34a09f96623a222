//! A profile that is chosen at the endpoint tells events apart, unless the document does.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use callwright::Bytes;
use callwright::http::Request;
use callwright::webhook::{
    Delivery, Endpoint, EndpointBuilder, Outcome, Profile, Settings, Signer, UnknownEvent,
};

#[allow(deprecated, reason = "it warns that nothing tells the events apart")]
mod without_route {
    callwright::api!("tests/webhook/documents/without_route.yaml");
}
mod with_route {
    callwright::api!("tests/webhook/documents/with_route.yaml");
}

const SECRET: &str = "the secret of a shop, long enough";

#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn saw(&self, what: &str) -> Outcome {
        self.0.lock().unwrap().push(what.to_owned());
        Ok(())
    }

    fn taken(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl without_route::webhooks::Webhooks for Seen {
    async fn basket_made(&self, _: Delivery<without_route::types::Basket>) -> Outcome {
        self.saw("made")
    }

    async fn basket_paid(&self, _: Delivery<without_route::types::Basket>) -> Outcome {
        self.saw("paid")
    }

    async fn deployment(&self, _: Delivery<without_route::types::Basket>) -> Outcome {
        self.saw("deployment")
    }

    async fn unknown(&self, delivery: Delivery<UnknownEvent>) -> Outcome {
        self.saw(&format!("unknown {:?}", delivery.event))
    }
}

impl with_route::webhooks::Webhooks for Seen {
    async fn basket_made(&self, _: Delivery<with_route::types::Basket>) -> Outcome {
        self.saw("made")
    }

    async fn basket_paid(&self, _: Delivery<with_route::types::Basket>) -> Outcome {
        self.saw("paid")
    }

    async fn unknown(&self, delivery: Delivery<UnknownEvent>) -> Outcome {
        self.saw(&format!("unknown {:?}", delivery.event))
    }
}

fn at() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_790_000_000)
}

fn built(builder: EndpointBuilder) -> Endpoint {
    builder.secret(SECRET).clock(at).build().unwrap()
}

/// A delivery with this provider's signature.
fn signed(
    profile: &str,
    uri: &str,
    header: Option<(&'static str, &str)>,
    body: &str,
) -> Request<Bytes> {
    let mut request = Request::post(uri)
        .header("content-type", "application/json")
        .body(Bytes::from(body.to_owned()))
        .unwrap();
    if let Some((name, value)) = header {
        request.headers_mut().insert(name, value.parse().unwrap());
    }
    let settings = Settings::new().secret(Settings::SECRET, SECRET);
    let profile = Profile::named(profile).unwrap();
    let signer = Signer::new(&profile, &settings).unwrap();
    signer.sign(&mut request, "id-1", at()).unwrap();
    request
}

#[tokio::test]
async fn the_profile_tells_events_apart_if_the_document_doesnt() {
    let seen = Seen::default();
    for (profile, header, body, expected) in [
        (
            "github",
            Some(("x-github-event", "push")),
            r#"{"number":1}"#,
            "paid",
        ),
        (
            "github",
            Some(("x-github-event", "issues")),
            r#"{"action":"opened"}"#,
            "made",
        ),
        // If the document gives no values on the wire, the event's name counts.
        (
            "github",
            Some(("x-github-event", "deployment")),
            "{}",
            "deployment",
        ),
        (
            "github",
            Some(("x-github-event", "gollum")),
            "{}",
            "unknown Some(\"gollum\")",
        ),
        (
            "shopify",
            Some(("x-shopify-topic", "baskets/create")),
            "{}",
            "made",
        ),
        (
            "shopify",
            Some(("x-shopify-topic", "baskets/paid")),
            "{}",
            "paid",
        ),
        ("stripe", None, r#"{"type":"charge.succeeded"}"#, "paid"),
        (
            "slack",
            None,
            r#"{"type":"event_callback","event":{"type":"basket"}}"#,
            "made",
        ),
        (
            "slack",
            None,
            r#"{"type":"event_callback","event":{"type":"paid"}}"#,
            "paid",
        ),
    ] {
        let endpoint = built(without_route::webhooks::endpoint(seen.clone()).profile(profile));
        // The path doesn't count, even if it is the name of an event.
        let request = signed(profile, "/hooks/basket-made", header, body);
        assert_eq!(endpoint.handle(request).await.status(), 200, "{profile}");
        assert_eq!(seen.taken(), [expected], "{profile} {body}");
        // A receiver does the same.
        let receiver = without_route::webhooks::receiver()
            .profile(profile)
            .secret(SECRET);
        let receiver = receiver.clock(at).build().unwrap();
        let request = signed(profile, "/hooks/basket-made", header, body);
        let event = receiver.receive(request).await.unwrap().remove(0);
        let is_unknown = matches!(*event.payload, without_route::webhooks::Event::Unknown(_));
        assert_eq!(
            is_unknown,
            expected.starts_with("unknown"),
            "{profile} {body}"
        );
    }
}

#[tokio::test]
async fn the_path_tells_events_apart_otherwise() {
    let seen = Seen::default();
    let endpoint = without_route::webhooks::endpoint(seen.clone()).unverified();
    let endpoint = endpoint.build().unwrap();
    for (path, expected) in [
        ("/hooks/push", "paid"),
        ("/hooks/basket.made", "made"),
        ("/hooks/deployment", "deployment"),
        ("/hooks/other", "unknown \"other\""),
    ] {
        let request = Request::post(path).body(Bytes::from(format!(r#"{{"number":"{path}"}}"#)));
        assert_eq!(endpoint.handle(request.unwrap()).await.status(), 200);
        let expected = expected.replace("unknown \"other\"", "unknown Some(\"other\")");
        assert_eq!(seen.taken(), [expected], "{path}");
    }
}

#[tokio::test]
async fn the_document_takes_precedence() {
    let seen = Seen::default();
    let endpoint = built(with_route::webhooks::endpoint(seen.clone()).profile("github"));
    for (name, value, expected) in [
        ("x-shop-event", "push", "paid"),
        ("x-shop-event", "basket.made", "made"),
        ("x-github-event", "push", "unknown None"),
    ] {
        let body = format!(r#"{{"number":{}}}"#, value.len() + name.len());
        let request = signed("github", "/hooks", Some((name, value)), &body);
        assert_eq!(endpoint.handle(request).await.status(), 200);
        assert_eq!(seen.taken(), [expected], "{name}");
    }
}

/// Microsoft Graph's notifications of a subscription's lifecycle have no `changeType`.
#[tokio::test]
async fn lifecycle_notifications_have_a_name() {
    let seen = Seen::default();
    let endpoint = without_route::webhooks::endpoint(seen.clone()).profile("microsoft-graph");
    let endpoint = built(endpoint);
    let item = |named: &str| format!(r#"{{"clientState":"{SECRET}",{named}}}"#);
    let items = [
        item(r#""changeType":"push""#),
        item(r#""lifecycleEvent":"deployment""#),
        item(r#""lifecycleEvent":"missed""#),
        item(r#""lifecycleEvent":"missed","changeType":"deployment""#),
        item(r#""resource":"me""#),
    ];
    let body = format!(r#"{{"value":[{}]}}"#, items.join(","));
    let request = Request::post("/hooks").header("content-type", "application/json");
    let answer = endpoint.handle(request.body(body.into()).unwrap()).await;
    assert_eq!(answer.status(), 202);
    assert_eq!(
        seen.taken(),
        [
            "paid",
            "deployment",
            "unknown Some(\"missed\")",
            "deployment",
            "unknown None"
        ]
    );
}
