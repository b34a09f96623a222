//! One endpoint for several tenants, each with its own secret, by a custom verifier.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use callwright::Bytes;
use callwright::http::Request;
use callwright::webhook::{
    Claim, Claims, Delivery, Endpoint, EndpointBuilder, Incoming, MemoryStore, Outcome, Profile,
    Reject, RejectKind, Settings, Store, StoreFuture, Verifier,
};

use self::post::types::Parcel;
use self::post::webhooks::{self, Webhooks};
use crate::{HandledEvents, answered, signed};

mod post {
    callwright::api!("tests/duplicates/parcels.yaml");
}

struct Desk(HandledEvents);

impl Webhooks for Desk {
    async fn parcel_sent(&self, delivery: Delivery<Parcel>) -> Outcome {
        let tenant = delivery.proof().tenant().unwrap_or("nobody");
        self.0.record(format!("{tenant} sent {}", delivery.number));
        Ok(())
    }

    async fn parcel_lost(&self, delivery: Delivery<Parcel>) -> Outcome {
        let tenant = delivery.proof().tenant().unwrap_or("nobody");
        self.0.record(format!("{tenant} lost {}", delivery.number));
        Ok(())
    }
}

/// What the verifier returns about the tenant.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Says {
    Tenant,
    Key,
    /// Nothing: the keys are different nevertheless.
    Nothing,
}

/// Verifies with the secret of the tenant in the path.
struct ByPath {
    tenants: HashMap<&'static str, Arc<dyn Verifier>>,
    says: Says,
}

impl ByPath {
    fn new(says: Says, secrets: &[(&'static str, &str)]) -> Self {
        let profile = Profile::named("standard-webhooks").unwrap();
        let verifier = |secret: &str| profile.verifier(&settings(secret)).unwrap();
        let tenants = secrets.iter();
        let tenants = tenants.map(|(tenant, secret)| (*tenant, verifier(secret)));
        Self {
            tenants: tenants.collect(),
            says,
        }
    }
}

impl Verifier for ByPath {
    fn verify<'a>(
        &'a self,
        incoming: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>> {
        Box::pin(async move {
            let tenant = incoming.parts.uri.path().rsplit('/').next().unwrap();
            let verifier = self.tenants.get(tenant);
            let unknown = || Reject::new(RejectKind::Mismatch, "there is no such tenant");
            let mut claims = verifier.ok_or_else(unknown)?.verify(incoming).await?;
            match self.says {
                Says::Tenant => claims.tenant = Some(tenant.to_owned()),
                Says::Key => claims.key = Some(tenant.to_owned()),
                Says::Nothing => {}
            }
            Ok(claims)
        })
    }
}

const ACME: &str = "whsec_YWNtZSdzIHNlY3JldCwgbG9uZyBlbm91Z2g=";
const BETA: &str = "whsec_YmV0YSdzIHNlY3JldCwgbG9uZyBlbm91Z2g=";

fn settings(secret: &str) -> Settings {
    Settings::new().secret("secret", secret)
}

fn parcel(event: &str, number: i64) -> Bytes {
    Bytes::from(format!(r#"{{"type":"parcel.{event}","number":{number}}}"#))
}

fn sent(tenant: &str, secret: &str, id: &str, at: SystemTime, body: Bytes) -> Request<Bytes> {
    let request = Request::post(format!("/hooks/{tenant}"))
        .header("content-type", "application/json")
        .body(body)
        .unwrap();
    signed("standard-webhooks", &settings(secret), request, id, at)
}

async fn send(endpoint: &Endpoint, request: &Request<Bytes>) -> u16 {
    answered(endpoint, request.clone()).await.0
}

#[tokio::test]
async fn a_tenant_cannot_silence_another() {
    let now = SystemTime::now();
    for says in [Says::Tenant, Says::Key, Says::Nothing] {
        let handled = HandledEvents::default();
        let verifier = ByPath::new(says, &[("acme", ACME), ("beta", BETA)]);
        let endpoint = webhooks::endpoint(Desk(handled.clone()))
            .verifier(verifier)
            .build()
            .unwrap();
        let body = || parcel("sent", 1);
        let acme = sent("acme", ACME, "msg_1", now, body());
        let beta = sent("beta", BETA, "msg_1", now, body());
        for request in [&acme, &beta, &acme, &beta] {
            assert_eq!(send(&endpoint, request).await, 200);
        }
        assert_eq!(handled.all().len(), 2, "{says:?}");
    }
    // Also if two tenants have the same secret.
    for (says, expected) in [(Says::Tenant, 2), (Says::Key, 2), (Says::Nothing, 1)] {
        let handled = HandledEvents::default();
        let verifier = ByPath::new(says, &[("acme", ACME), ("beta", ACME)]);
        let endpoint = webhooks::endpoint(Desk(handled.clone()))
            .verifier(verifier)
            .build()
            .unwrap();
        for tenant in ["acme", "beta", "acme"] {
            let request = sent(tenant, ACME, "msg_1", now, parcel("sent", 1));
            assert_eq!(send(&endpoint, &request).await, 200);
        }
        assert_eq!(handled.all().len(), expected, "{says:?}");
    }
}

#[tokio::test]
async fn the_handler_knows_the_tenant() {
    let handled = HandledEvents::default();
    let verifier = ByPath::new(Says::Tenant, &[("acme", ACME)]);
    let endpoint = webhooks::endpoint(Desk(handled.clone()))
        .verifier(verifier)
        .build()
        .unwrap();
    let now = SystemTime::now();
    let request = sent("acme", ACME, "msg_1", now, parcel("lost", 7));
    assert_eq!(send(&endpoint, &request).await, 200);
    // Another tenant's secret, and an unknown tenant.
    for wrong in [
        sent("acme", BETA, "msg_2", now, parcel("lost", 8)),
        sent("beta", BETA, "msg_2", now, parcel("lost", 8)),
    ] {
        assert_eq!(send(&endpoint, &wrong).await, 401);
    }
    assert_eq!(handled.all(), ["acme lost 7"]);
}

/// A builder with the clock of the test.
fn timed(handled: &HandledEvents, seconds: &Arc<AtomicU64>) -> EndpointBuilder {
    let seconds = Arc::clone(seconds);
    webhooks::endpoint(Desk(handled.clone()))
        .secret(ACME)
        .clock(move || UNIX_EPOCH + Duration::from_secs(seconds.load(Ordering::SeqCst)))
}

/// A captured delivery isn't handled again, however many others are received in between. A delivery that can't be remembered
/// is rejected.
#[tokio::test]
async fn a_flood_makes_nothing_forgotten() {
    const FLOOD: usize = 200;
    let (handled, seconds) = (
        HandledEvents::default(),
        Arc::new(AtomicU64::new(1_900_000_000)),
    );
    let now = UNIX_EPOCH + Duration::from_secs(1_900_000_000);
    let store = Arc::new(MemoryStore::with_capacity(FLOOD / 2));
    let builder = timed(&handled, &seconds).store("post", Arc::clone(&store));
    let endpoint = builder.build().unwrap();
    let captured = sent("acme", ACME, "msg_0", now, parcel("sent", 0));
    assert_eq!(send(&endpoint, &captured).await, 200);
    let mut refused = 0;
    for number in 1..=FLOOD {
        let id = format!("msg_{number}");
        let request = sent("acme", ACME, &id, now, parcel("sent", 1));
        match send(&endpoint, &request).await {
            200 => {}
            503 => refused += 1,
            other => panic!("{other}"),
        }
        assert!(store.len() <= FLOOD / 2);
    }
    assert_eq!(refused, FLOOD / 2 + 1);
    assert_eq!(handled.all().len(), FLOOD / 2);
    assert_eq!(send(&endpoint, &captured).await, 200);
    assert_eq!(handled.all().len(), FLOOD / 2);
    // Until the signature has expired, and the delivery isn't accepted any more.
    seconds.fetch_add(301, Ordering::SeqCst);
    assert_eq!(send(&endpoint, &captured).await, 401);
}

/// The default store has room for the deliveries of the time in which copies verify.
#[tokio::test]
async fn more_than_the_capacity_is_held_while_copies_verify() {
    let handled = HandledEvents::default();
    let endpoint = webhooks::endpoint(Desk(handled.clone()))
        .secret(ACME)
        .build()
        .unwrap();
    let now = SystemTime::now();
    let captured = sent("acme", ACME, "captured", now, parcel("sent", 0));
    assert_eq!(send(&endpoint, &captured).await, 200);
    for number in 0..MemoryStore::CAPACITY + 500 {
        let request = sent("acme", ACME, &number.to_string(), now, parcel("sent", 1));
        assert_eq!(send(&endpoint, &request).await, 200);
    }
    let count = handled.all().len();
    assert_eq!(count, MemoryStore::CAPACITY + 501);
    assert_eq!(send(&endpoint, &captured).await, 200);
    assert_eq!(handled.all().len(), count);
}

/// Keeps the time for which deliveries have to be remembered, and whether a shorter time is enough.
#[derive(Default)]
struct Asked(std::sync::Mutex<Vec<(Duration, Duration)>>);

impl Store for Asked {
    fn claim<'a>(&'a self, _: &'a str, _: &'a str, _: Duration) -> StoreFuture<'a, Claim> {
        Box::pin(async { Ok(Claim::Fresh) })
    }

    fn complete<'a>(&'a self, _: &'a str, _: &'a str, _: Duration) -> StoreFuture<'a, ()> {
        panic!("nobody asks for less than `complete_at_least`");
    }

    fn complete_at_least<'a>(
        &'a self,
        _: &'a str,
        _: &'a str,
        retention: Duration,
        least: Duration,
    ) -> StoreFuture<'a, ()> {
        self.0.lock().unwrap().push((retention, least));
        Box::pin(async { Ok(()) })
    }

    fn release<'a>(&'a self, _: &'a str, _: &'a str) -> StoreFuture<'a, ()> {
        Box::pin(async { Ok(()) })
    }
}

#[tokio::test]
async fn redeliveries_get_through_when_no_copy_verifies_any_more() {
    let seconds = Arc::new(AtomicU64::new(1_900_000_000));
    let now = UNIX_EPOCH + Duration::from_secs(1_900_000_000);
    let days = Profile::named("standard-webhooks").unwrap().retention;
    for (after, expected) in [
        (None, days),
        (Some(3600), Duration::from_secs(3600)),
        // The signature was made ten seconds ago and is valid for five minutes.
        (Some(60), Duration::from_secs(290)),
        (Some(u64::MAX), days),
    ] {
        let (handled, asked) = (HandledEvents::default(), Arc::new(Asked::default()));
        let mut builder = timed(&handled, &seconds).store("post", Arc::clone(&asked));
        if let Some(after) = after {
            builder = builder.redeliveries_after(Duration::from_secs(after));
        }
        let endpoint = builder.build().unwrap();
        let before = now - Duration::from_secs(10);
        let request = sent("acme", ACME, "msg_1", before, parcel("sent", 0));
        assert_eq!(send(&endpoint, &request).await, 200);
        let asked = asked.0.lock().unwrap().clone();
        assert_eq!(asked, [(expected, Duration::from_secs(290))]);
    }
}
