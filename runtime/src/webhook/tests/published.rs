//! Deliveries that providers and their libraries have published, where they are at hand: the file that the environment variable
//! `CALLWRIGHT_CORPUS` names, or `vectors/webhooks.json` in that folder.

use std::path::PathBuf;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::Request;
use serde_json::Value;

use callwright_webhook_core::timestamp;

use super::handshake::Handshakes;
use super::{
    Claims, Incoming, Profile, Proof, Reject, Settings, SetupError, SignatureScheme, TimeUnit,
};

/// Those whose keys are fetched or are in certificates have a test of their own.
const ELSEWHERE: &[&str] = &[
    "msgraph-encrypted",
    "paypal",
    "plaid",
    "pubsub-push",
    "rfc9421-b25",
    "rfc9421-b26",
    "sns-v1",
    "sns-v2",
];
const EXPECTED: usize = 44;

/// The name of the profile and of the secret.
fn profile_of(name: &str) -> (&str, &str) {
    match name {
        "github-empty-body" | "github-unicode" => ("github", "secret"),
        "stripe-sdk" => ("stripe", "secret"),
        "slack-slash-command" => ("slack-commands", "secret"),
        "standard-webhooks-rust" | "standard-webhooks-js" => ("standard-webhooks", "secret"),
        "standard-webhooks-v1a" => ("standard-webhooks", "public_key"),
        "twilio-sharedkey-sha256" => ("twilio", "shared_key"),
        "adyen-standard-item" => ("adyen", "secret"),
        "box-primary" | "box-unicode-escaped" => ("box", "secret"),
        "box-secondary" => ("box", "secondary"),
        "hubspot-v3" => ("hubspot", "secret"),
        "bitbucket-cloud" => ("bitbucket", "secret"),
        "x-post" | "x-crc" => ("x", "secret"),
        "zoom-url-validation" => ("zoom", "secret"),
        "meta-escaped" => ("meta", "secret"),
        "discord-ping" => ("discord", "public_key"),
        "sendgrid" => ("sendgrid", "public_key"),
        other if other.starts_with("twilio-") => ("twilio", "secret"),
        other if other.starts_with("twitch-") => ("twitch", "secret"),
        other => (other, "secret"),
    }
}

fn vectors() -> Option<Vec<Value>> {
    let path = std::env::var_os("CALLWRIGHT_CORPUS").map(PathBuf::from)?;
    let path = if path.is_dir() {
        path.join("vectors/webhooks.json")
    } else {
        path
    };
    let corpus: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    Some(corpus["vectors"].as_array().unwrap().clone())
}

#[test]
fn published_deliveries_are_accepted() {
    let Some(vectors) = vectors() else { return };
    let mut ran = 0;
    for vector in &vectors {
        let name = vector["name"].as_str().unwrap();
        if ELSEWHERE.contains(&name) {
            continue;
        }
        match vector.get("expect_reply") {
            Some(reply) => answered(vector, reply.as_str().unwrap()),
            None => accepted(vector),
        }
        ran += 1;
    }
    println!("{ran} published deliveries");
    assert_eq!(ran, EXPECTED);
}

fn accepted(vector: &Value) {
    let (name, mut profile, settings) = set_up(vector);
    if name == "linear"
        && let Some(SignatureScheme::Hmac(hmac)) = &mut profile.verify
    {
        // The body of that one has no time.
        hmac.timestamp = None;
    }
    let incoming = incoming(vector);
    let claims = check(&profile, &settings, &incoming).unwrap();
    assert!(claims.is_ok(), "{name}: {claims:?}");
    if claims.unwrap().covers.body && !incoming.body.is_empty() {
        let mut other = incoming.clone();
        let mut body = other.body.to_vec();
        body[0] ^= 1;
        other.body = Bytes::from(body);
        assert!(
            check(&profile, &settings, &other).unwrap().is_err(),
            "{name}"
        );
    }
    if name == "box-unicode-escaped" {
        let value: Value = serde_json::from_slice(&incoming.body).unwrap();
        let mut other = incoming;
        other.body = Bytes::from(value.to_string());
        assert!(
            check(&profile, &settings, &other).unwrap().is_err(),
            "{name}"
        );
    }
}

fn answered(vector: &Value, reply: &str) {
    let (name, profile, settings) = set_up(vector);
    let handshakes = Handshakes::new(&profile, &settings).unwrap();
    let input = vector["input"].as_str().unwrap();
    let response = if name == "x-crc" {
        let request = Request::builder().uri(format!("/hooks?crc_token={input}"));
        handshakes.unsigned(&Incoming::new(request.body(Bytes::new()).unwrap()))
    } else {
        let body = format!(
            r#"{{"event":"endpoint.url_validation","payload":{{"plainToken":"{input}"}}}}"#
        );
        let request = Request::post("/hooks").body(Bytes::from(body)).unwrap();
        let incoming = Incoming::new(request);
        now(handshakes.signed(&incoming, &incoming.body, &Proof::of(Claims::default())))
    };
    let response = response.unwrap();
    assert_eq!(response.status(), 200, "{name}");
    assert_eq!(response.body(), reply, "{name}");
}

fn set_up(vector: &Value) -> (&str, Profile, Settings) {
    let name = vector["name"].as_str().unwrap();
    let (profile, secret) = profile_of(name);
    let keys = vector["key"].as_object().unwrap();
    let key = ["secret", "public", "public_hex", "public_spki_b64"]
        .iter()
        .find_map(|key| keys.get(*key)?.as_str())
        .unwrap();
    let mut settings = Settings::new().secret(secret, key);
    if let Some(url) = vector["request"]["url"].as_str() {
        settings = settings.public_url(&url[..url.rfind('/').unwrap()]);
    }
    (name, Profile::named(profile).unwrap(), settings)
}

fn incoming(vector: &Value) -> Incoming {
    let request = &vector["request"];
    let uri = request["url"]
        .as_str()
        .map_or("/", |url| &url[url.rfind('/').unwrap()..]);
    let mut builder = Request::builder()
        .method(request["method"].as_str().unwrap())
        .uri(uri);
    let mut body = request["body"].as_str().unwrap().to_owned();
    let mut at = vector["now"]
        .as_u64()
        .map(|now| UNIX_EPOCH + Duration::from_secs(now));
    for (name, value) in request["headers"].as_object().unwrap() {
        let text = value.as_str().unwrap();
        if name == "box-delivery-timestamp" {
            at = timestamp::parse(TimeUnit::Rfc3339, text);
        }
        match name.strip_prefix("body:") {
            None => builder = builder.header(name, text),
            Some(pointer) => {
                let (parent, last) = pointer.rsplit_once('/').unwrap();
                let mut json: Value = serde_json::from_str(&body).unwrap();
                json.pointer_mut(parent).unwrap()[last] = value.clone();
                body = json.to_string();
            }
        }
    }
    let mut incoming = Incoming::new(builder.body(Bytes::from(body)).unwrap());
    incoming.at = at.unwrap_or_else(SystemTime::now);
    incoming
}

fn check(
    profile: &Profile,
    settings: &Settings,
    incoming: &Incoming,
) -> Result<Result<Claims, Reject>, SetupError> {
    Ok(now(profile.verifier(settings)?.verify(incoming)))
}

/// The result of a future that waits for nothing.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

#[cfg(feature = "microsoft-graph")]
#[test]
fn published_content_is_decrypted() {
    use super::{EncryptedContent, GraphKey};

    let Some(vectors) = vectors() else { return };
    let vector = vectors
        .iter()
        .find(|vector| vector["name"] == "msgraph-encrypted");
    let vector = vector.unwrap();
    let text = |name: &str| vector["encryptedContent"][name].as_str().unwrap();
    let key = GraphKey::from_pem(vector["private_key_pem"].as_str().unwrap()).unwrap();
    let content = EncryptedContent {
        data: text("data"),
        data_key: text("dataKey"),
        data_signature: text("dataSignature"),
    };
    let plain = key.decrypt(&content).unwrap();
    assert_eq!(plain, vector["plaintext"].as_str().unwrap().as_bytes());
    eprintln!("1 of 1 published content");
}
