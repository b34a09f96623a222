//! A provider, by its profile: the deliveries that it could send, and an endpoint that receives them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request};
use serde_json::{Map, Value, json};

use super::Random;
use super::ways::{self, PUBLIC_URL, Way};
use crate::error::DecodeError;
use crate::webhook::handler::{
    BodyKind, Dispatch, EventRow, EventTable, HandlerFuture, ReceivedEvent, UndecodableEvent,
    UnknownEvent,
};
use crate::webhook::testing::{NOW, serve};
use crate::webhook::{
    Endpoint, EndpointBuilder, Profile, SignatureAlgorithm, SignatureScheme, Source,
};

const CHAIN: &str = include_str!("../../../../tests/keys/chain.pem");
const ROOT: &str = include_str!("../../../../tests/keys/root.pem");

/// Two events of the document, and two others.
const EVENTS: [&str; 4] = ["alpha", "beta", "gamma", "delta"];

/// Headers with ids or attempt numbers, which are unsigned unless the profile signs them.
const LOOSE: [&str; 14] = [
    "box-delivery-id",
    "ce-id",
    "i-twilio-idempotency-token",
    "idempotency-key",
    "linear-delivery",
    "svix-id",
    "traceparent",
    "user-agent",
    "webhook-id",
    "x-attempt-number",
    "x-github-delivery",
    "x-request-uuid",
    "x-shopify-webhook-id",
    "x-slack-retry-num",
];

/// The content of a delivery. The numbers are small, so that equal deliveries are frequent.
#[derive(Clone, Debug)]
pub(super) struct Delivery {
    pub(super) event: usize,
    pub(super) url: u64,
    pub(super) id: u64,
    pub(super) way: usize,
    pub(super) body: u64,
}

/// Where the signed id is that replaces the body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Named {
    /// Nowhere.
    No,
    /// Where the scheme signs one.
    ByScheme,
    Body(&'static str),
    Item(&'static str),
    Field(&'static str),
    /// In the body, for all items of a batch.
    Batch(&'static str),
}

/// A provider.
pub(super) struct Provider {
    pub(super) profile: Profile,
    pub(super) ways: Vec<Way>,
    secrets: Vec<(String, String)>,
}

impl Provider {
    pub(super) fn new(name: &str) -> Self {
        let mut profile = Profile::named(name).unwrap();
        match &mut profile.verify {
            // The certificate of the tests has its own name.
            Some(SignatureScheme::CertUrl(scheme)) if !scheme.names.is_empty() => {
                scheme.names = vec!["messages.bookshop.example".to_owned()];
            }
            // The tests can't sign with SHA-1, or with a key like Plaid's.
            Some(SignatureScheme::Signature(scheme))
                if scheme.algorithm == SignatureAlgorithm::RsaSha1 =>
            {
                scheme.algorithm = SignatureAlgorithm::RsaSha256;
            }
            Some(SignatureScheme::Jwt(scheme)) => scheme.algorithms = vec!["RS256".to_owned()],
            _ => {}
        }
        let (ways, secrets) = ways::of(&profile);
        Self {
            profile,
            ways,
            secrets,
        }
    }

    /// The id that replaces the body, if a delivery is signed in that way.
    pub(super) fn named(&self, way: &Way) -> Named {
        match self.profile.name.as_str() {
            "gitlab" if matches!(way.scheme, SignatureScheme::Token(_)) => Named::No,
            "gitlab" | "kick" | "mailgun" | "openai" | "paypal" | "sns" | "standard-webhooks"
            | "svix" | "twitch" => Named::ByScheme,
            "adyen" => Named::Item("/pspReference"),
            "box" | "discord" | "intercom" | "notion" | "stripe" => Named::Body("/id"),
            "docusign" => Named::Body("/generatedDateTime"),
            "paddle" | "square" | "slack" => Named::Body("/event_id"),
            "paddle-classic" => Named::Field("alert_id"),
            "sendgrid" => Named::Item("/sg_event_id"),
            "slack-commands" => Named::Field("trigger_id"),
            "telnyx" => Named::Body("/data/id"),
            "xero" => Named::Batch("/firstEventSequence"),
            _ => Named::No,
        }
    }

    /// Whether the URL is signed.
    pub(super) fn signs_url(&self) -> bool {
        matches!(
            self.profile.name.as_str(),
            "hubspot" | "hubspot-v2" | "mandrill" | "message-signature" | "square" | "twilio"
        )
    }

    /// The values of an event, in the order of the route.
    fn words(&self, event: usize) -> Vec<String> {
        let count = self.profile.route.len().max(1);
        let name = EVENTS[event];
        (0..count).map(|number| format!("{name}{number}")).collect()
    }

    /// A signed request. The parts that don't tell deliveries apart differ each time.
    pub(super) fn request(
        &self,
        delivery: &Delivery,
        at: SystemTime,
        random: &mut Random,
    ) -> Request<Bytes> {
        let way = &self.ways[delivery.way];
        let named = self.named(way);
        let id = format!("id-{}", delivery.id);
        let mut headers = Vec::new();
        let mut root = Map::new();
        let mut item = Map::new();
        let mut fields = Vec::new();
        let mut path = "/hooks".to_owned();
        item.insert("content".to_owned(), json!(delivery.body));
        fields.push(("content".to_owned(), format!("{} of us", delivery.body)));
        fields.push(("caller".to_owned(), "a shop".to_owned()));
        for (source, word) in self.profile.route.iter().zip(self.words(delivery.event)) {
            match source {
                Source::Header(name) => headers.push((name.clone(), word)),
                Source::Body(pointer) => put(&mut root, pointer, json!(word)),
                Source::Item(pointer) => put(&mut item, pointer, json!(word)),
                Source::Field(name) => fields.push((name.clone(), word)),
                Source::Key(pointer) if pointer.is_empty() => {
                    root.insert(word, json!({ "content": delivery.body }));
                }
                other => panic!("{other:?}"),
            }
        }
        if self.profile.route.is_empty() {
            path = format!("/hooks/{}", self.words(delivery.event)[0]);
        }
        // An id that is unsigned or doesn't replace the body is random.
        match named {
            Named::No | Named::ByScheme => {}
            Named::Body(pointer) => put(&mut root, pointer, json!(id)),
            Named::Item(pointer) => put(&mut item, pointer, json!(id)),
            Named::Field(name) => fields.push((name.to_owned(), id.clone())),
            Named::Batch(pointer) => {
                put(&mut root, pointer, json!(delivery.id));
                put(&mut root, "/lastEventSequence", json!(delivery.id + 1));
            }
        }
        self.add_other_parts(&mut root, &mut item, random);
        let body = self.body(root, item, fields, random);
        // Unsigned parts differ each time.
        for name in LOOSE {
            headers.push((name.to_owned(), random.below(1 << 40).to_string()));
        }
        random.shuffle(&mut headers);
        let query = match self.signs_url() {
            true => format!("for={}", delivery.url),
            false => format!("noise={}", random.below(1 << 40)),
        };
        let mut request = Request::post(format!("{path}?{query}"))
            .header("content-type", &self.profile.media_types[0])
            .body(body)
            .unwrap();
        let all: HeaderMap = headers
            .iter()
            .map(|(name, value)| {
                let name = HeaderName::try_from(name).unwrap();
                (name, HeaderValue::try_from(value).unwrap())
            })
            .collect();
        request.headers_mut().extend(all);
        (way.sign)(&mut request, &id, at);
        request
    }

    /// Adds the other parts of a provider's deliveries, some of which differ in each attempt.
    fn add_other_parts(
        &self,
        root: &mut Map<String, Value>,
        item: &mut Map<String, Value>,
        random: &mut Random,
    ) {
        let attempt = json!(random.below(1 << 40));
        match self.profile.name.as_str() {
            "adyen" => put(item, "/success", json!("true")),
            "docusign" => {
                put(root, "/data/envelopeId", json!("e-1"));
                put(root, "/retryCount", attempt);
            }
            "google-pubsub" => put(root, "/deliveryAttempt", attempt),
            "hubspot" | "hubspot-v1" | "hubspot-v2" => {
                put(item, "/attemptNumber", attempt);
                put(item, "/eventId", json!(100));
            }
            // An id of the event replaces the whole body.
            "intercom" => put(root, "/delivery_attempts", attempt),
            "stripe" => put(root, "/pending_webhooks", attempt),
            "sns" => {
                put(root, "/Message", json!("An order left."));
                put(root, "/Timestamp", json!("2030-03-17T17:46:40Z"));
                put(root, "/TopicArn", json!("arn:aws:sns:eu-west-1:1:orders"));
                put(root, "/Type", json!("Notification"));
            }
            _ => {}
        }
    }

    fn body(
        &self,
        mut root: Map<String, Value>,
        item: Map<String, Value>,
        mut fields: Vec<(String, String)>,
        random: &mut Random,
    ) -> Bytes {
        let json = match self.profile.items.as_deref() {
            None => {
                root.extend(item);
                Value::Object(root)
            }
            Some("") => json!([item]),
            Some(pointer) => {
                let names: Vec<&str> = pointer[1..].split('/').collect();
                let mut inner = Value::Object(item);
                for name in names.iter().skip(1).rev() {
                    inner = match *name {
                        "*" => json!([inner]),
                        name => json!({ name: inner }),
                    };
                }
                root.insert(names[0].to_owned(), inner);
                Value::Object(root)
            }
        };
        if self.profile.media_types[0] != "application/x-www-form-urlencoded" {
            return Bytes::from(json.to_string());
        }
        if let Some(field) = &self.profile.form_field {
            fields = vec![(field.clone(), json.to_string())];
        }
        // The order and the escapes of a form aren't signed.
        random.shuffle(&mut fields);
        let blank = *random.pick(&["+", "%20"]);
        let text = |text: &str| {
            let one = |character: char| match character {
                ' ' => blank.to_owned(),
                _ if character.is_ascii_alphanumeric() => character.to_string(),
                _ => format!("%{:02X}", u32::from(character)),
            };
            text.chars().map(one).collect::<String>()
        };
        let pairs = fields
            .iter()
            .map(|(name, value)| format!("{}={}", text(name), text(value)));
        Bytes::from(pairs.collect::<Vec<_>>().join("&"))
    }

    /// An endpoint, and the count of handled deliveries.
    pub(super) fn endpoint(&self) -> (Endpoint, Arc<Seen>) {
        let seen = Arc::new(Seen::default());
        seen.now.store(NOW, Ordering::SeqCst);
        let row = |event: usize| {
            let wire = self.words(event).join(".").leak();
            EventRow {
                name: wire,
                wire: vec![&*wire].leak(),
                kind: BodyKind::json,
            }
        };
        let events = EventTable {
            profile: r#"{"verify":"none"}"#,
            events: vec![row(0), row(1)].leak(),
        };
        let mount = Mount {
            events: Box::leak(Box::new(events)),
            seen: Arc::clone(&seen),
        };
        let (certificates, _) = serve(|path| match path {
            "/v3/discovery" => {
                let certificate = "https://static.mparticle.com/dsr/opendsr_cert.pem";
                (
                    200,
                    json!({ "processor_certificate": certificate }).to_string(),
                )
            }
            _ => (200, CHAIN.to_owned()),
        });
        let clock = Arc::clone(&seen);
        let mut builder = EndpointBuilder::from(mount)
            .profile(self.profile.clone())
            .public_url(PUBLIC_URL)
            .clock(move || clock.time())
            .transport(certificates)
            .setting("audience", "me")
            .setting("issuer", "https://accounts.google.com")
            .setting("email", "svc@bookshop.example")
            .setting("topic", "arn:aws:sns:eu-west-1:1:orders")
            .setting("verify_token", "v")
            .setting("webhook_id", "W-1")
            .secret_named("roots", ROOT);
        for (name, secret) in &self.secrets {
            builder = builder.secret_named(name, secret);
        }
        (builder.build().unwrap(), seen)
    }
}

/// The count of handled deliveries, and the endpoint's clock.
#[derive(Default)]
pub(super) struct Seen {
    count: AtomicUsize,
    now: AtomicU64,
}

impl Seen {
    pub(super) fn count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }

    pub(super) fn time(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.now.load(Ordering::SeqCst))
    }

    pub(super) fn wait(&self, seconds: u64) {
        self.now.fetch_add(seconds, Ordering::SeqCst);
    }
}

struct Mount {
    events: &'static EventTable,
    seen: Arc<Seen>,
}

impl Mount {
    fn handle(&self) -> HandlerFuture {
        let seen = Arc::clone(&self.seen);
        Box::pin(async move {
            seen.count.fetch_add(1, Ordering::SeqCst);
            Ok(None)
        })
    }
}

impl Dispatch for Mount {
    fn events(&self) -> &'static EventTable {
        self.events
    }

    fn call(self: Arc<Self>, _: usize, _: &ReceivedEvent) -> Result<HandlerFuture, DecodeError> {
        Ok(self.handle())
    }

    fn call_unknown(self: Arc<Self>, _: UnknownEvent, _: ReceivedEvent) -> HandlerFuture {
        self.handle()
    }

    fn call_undecodable(
        self: Arc<Self>,
        undecodable: UndecodableEvent,
        _: ReceivedEvent,
    ) -> HandlerFuture {
        panic!("{undecodable}")
    }
}

/// Inserts a value at a JSON pointer of members.
fn put(object: &mut Map<String, Value>, pointer: &str, value: Value) {
    match pointer[1..].split_once('/') {
        None => {
            object.insert(pointer[1..].to_owned(), value);
        }
        Some((name, rest)) => {
            let inner = object.entry(name).or_insert_with(|| json!({}));
            put(inner.as_object_mut().unwrap(), &format!("/{rest}"), value);
        }
    }
}
