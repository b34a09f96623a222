//! A captured delivery is a duplicate, even if every part is changed that may change without breaking the signature. A delivery
//! with several signatures is a duplicate with any of them.

use std::time::SystemTime;

use bytes::Bytes;
use http::{HeaderMap, Request};

use super::Random;
use super::provider::{Delivery, Provider, Seen};
use super::ways::Way;
use crate::webhook::{Endpoint, Profile};

const DELIVERY: Delivery = Delivery {
    event: 0,
    url: 0,
    id: 0,
    way: 0,
    body: 0,
};

struct Scene {
    provider: Provider,
    endpoint: Endpoint,
    seen: std::sync::Arc<Seen>,
    random: Random,
}

impl Scene {
    fn new(name: &str) -> Self {
        let provider = Provider::new(name);
        let (endpoint, seen) = provider.endpoint();
        Self {
            provider,
            endpoint,
            seen,
            random: Random(7),
        }
    }

    fn at(&self) -> SystemTime {
        self.seen.time()
    }

    fn signed(&mut self, way: usize) -> Request<Bytes> {
        let delivery = Delivery { way, ..DELIVERY };
        // The same request, with a signature by each way.
        self.random = Random(7);
        self.provider
            .request(&delivery, self.at(), &mut self.random)
    }

    /// How many deliveries are handled of these.
    async fn after(&self, requests: &[&Request<Bytes>]) -> usize {
        for request in requests {
            let answer = self.endpoint.handle((*request).clone()).await;
            assert!(
                answer.status().is_success(),
                "{} {request:?}",
                answer.status()
            );
        }
        self.seen.count()
    }
}

/// A request with the signatures of both, in two headers or listed in the same header.
fn joined(one: &Request<Bytes>, other: &Request<Bytes>, separator: &str) -> Request<Bytes> {
    let mut both = one.clone();
    let mut added = HeaderMap::new();
    for (name, value) in other.headers() {
        match one.headers().get(name) {
            Some(same) if same == value || separator.is_empty() => {}
            Some(first) => {
                let [first, value] = [first, value].map(|value| value.to_str().unwrap());
                let mut parts: Vec<&str> = first.split(separator).collect();
                let others = value.split(separator).filter(|part| !first.contains(part));
                parts.extend(others);
                added.insert(name, parts.join(separator).parse().unwrap());
            }
            None => {
                added.insert(name, value.clone());
            }
        }
    }
    for (name, value) in &added {
        both.headers_mut().insert(name, value.clone());
    }
    both
}

#[tokio::test]
async fn a_delivery_with_several_signatures_is_recognised_by_each() {
    let find =
        |scene: &Scene, is: &dyn Fn(&Way) -> bool| scene.provider.ways.iter().position(is).unwrap();
    for (name, separator, second) in [
        // Two secrets of the same scheme, as during rotation.
        ("stripe", ",", 1),
        ("paddle", ";", 1),
        ("openai", " ", 1),
        // Two schemes.
        ("standard-webhooks", " ", 2),
        ("box", "", 2),
        ("gitlab", "", 2),
    ] {
        let mut scene = Scene::new(name);
        let first_key = scene.provider.ways[0].key.clone();
        let other_key = scene.provider.ways[second].key.clone();
        assert_ne!(first_key, other_key);
        assert_eq!(find(&scene, &|way| way.key == first_key), 0);
        let (one, other) = (scene.signed(0), scene.signed(second));
        let both = joined(&one, &other, separator);
        assert_ne!(both.headers(), one.headers(), "{name}");
        assert_eq!(
            scene.after(&[&both, &both, &one, &other]).await,
            1,
            "{name}"
        );
        // Signed by two keys, but never by both at once, it is two deliveries.
        let mut scene = Scene::new(name);
        let (one, other) = (scene.signed(0), scene.signed(second));
        assert_eq!(
            scene.after(&[&one, &other, &one, &other]).await,
            2,
            "{name}"
        );
        // The order of the requests and of the signatures doesn't matter.
        for alone in [&one, &other] {
            let mut scene = Scene::new(name);
            let (first, last) = (scene.signed(0), scene.signed(second));
            let both = match separator {
                "" => joined(&first, &last, separator),
                _ => joined(&last, &first, separator),
            };
            assert_eq!(scene.after(&[alone, &both, alone]).await, 1, "{name}");
        }
    }
}

#[tokio::test]
async fn the_order_of_secrets_doesnt_matter() {
    use crate::webhook::{Settings, dedupe::DuplicateKeys};
    let profile = Profile::named("github").unwrap();
    let keys = DuplicateKeys::new(&profile).unwrap();
    let mut found = Vec::new();
    for secrets in [["old", "new"], ["new", "old"]] {
        let settings = secrets.iter().fold(Settings::new(), |settings, secret| {
            settings.secret("secret", *secret)
        });
        let signed_by = Settings::new().secret("secret", "old");
        let mut request = Request::post("/hooks").body(Bytes::from("{}")).unwrap();
        let signer = crate::webhook::Signer::new(&profile, &signed_by).unwrap();
        signer.sign(&mut request, "", SystemTime::now()).unwrap();
        let incoming = crate::webhook::Incoming::new(request);
        let verifier = profile.verifier(&settings).unwrap();
        let claims = verifier.verify(&incoming).await.unwrap();
        let number = claims.key.clone();
        let proof = crate::webhook::Proof::of(claims);
        let from = crate::webhook::lookup::LookupInput {
            parts: &incoming.parts,
            json: Some(b"{}"),
            found: None,
            item: Some(b"{}"),
            form: None,
        };
        let input = crate::webhook::dedupe::KeyInput {
            scope: "hooks",
            proof: &proof,
            event: "push",
            routed: &crate::webhook::lookup::Routed::Event(0, "push"),
            from: &from,
            raw: b"{}",
            path: None,
            batch: None,
        };
        found.push((number, keys.of(&input).unwrap()));
    }
    assert_ne!(found[0].0, found[1].0);
    assert_eq!(found[0].1, found[1].1);
}

/// The same signed URL, written in another way.
#[tokio::test]
async fn a_signed_url_is_compared_as_it_is_signed() {
    let moved = |request: &Request<Bytes>, uri: &str| {
        let mut request = request.clone();
        *request.uri_mut() = uri.parse().unwrap();
        request
    };
    let mut scene = Scene::new("hubspot");
    let one = scene.signed(0);
    let query = one.uri().query().unwrap().to_owned();
    let escaped = moved(&one, &format!("/hooks%3F{query}"));
    assert_eq!(scene.after(&[&one, &escaped]).await, 1);
    let mut with_colon = scene.signed(0);
    *with_colon.uri_mut() = "/hooks?at=10:30".parse().unwrap();
    with_colon.headers_mut().remove("x-hubspot-signature-v3");
    (scene.provider.ways[0].sign)(&mut with_colon, "", scene.at());
    let with_escape = moved(&with_colon, "/hooks?at=10%3A30");
    // A signed query tells deliveries apart.
    assert_eq!(scene.after(&[&with_colon, &with_escape]).await, 2);
    // The origin is the configured one, whatever the request has.
    let absolute = moved(&one, &format!("https://elsewhere.example{}", one.uri()));
    assert_eq!(scene.after(&[&absolute]).await, 2);
}
