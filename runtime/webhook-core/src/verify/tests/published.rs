//! Deliveries that others have signed with key pairs, where `CALLWRIGHT_CORPUS` names a folder that holds them, in
//! `vectors/webhooks.json`.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Request};
use serde_json::Value;

use crate::tests::{NOW, outcome, refused, seconds, serve};
use crate::verify::tests::harness::verifier;
use crate::{
    Incoming, KeyForm, MessageSignature, Profile, RejectKind, SignatureScheme, Verifier,
    VerifierSettings,
};

const NAMES: [&str; 7] = [
    "rfc9421-b25",
    "rfc9421-b26",
    "sns-v1",
    "sns-v2",
    "plaid",
    "pubsub-push",
    "paypal",
];

fn vectors() -> Option<Vec<Value>> {
    let Some(folder) = std::env::var_os("CALLWRIGHT_CORPUS").map(PathBuf::from) else {
        eprintln!("CALLWRIGHT_CORPUS is not set: nothing to do");
        return None;
    };
    let text = std::fs::read(folder.join("vectors/webhooks.json")).unwrap();
    let all: Value = serde_json::from_slice(&text).unwrap();
    Some(all["vectors"].as_array().unwrap().clone())
}

fn incoming(vector: &Value) -> Incoming {
    let text = |pointer: &str| vector.pointer(pointer).and_then(Value::as_str);
    let mut headers = HeaderMap::new();
    for (name, value) in vector["request"]["headers"].as_object().unwrap() {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        headers.append(name, value.as_str().unwrap().parse().unwrap());
    }
    if vector["name"] == "rfc9421-b26" {
        // The vector has the signature alone; RFC 9421 section B.2.6 says what it covers.
        let input = "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")\
                     ;created=1618884473;keyid=\"test-key-ed25519\"";
        for (name, value) in [
            ("signature-input", input),
            ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
            ("content-type", "application/json"),
            ("content-length", "18"),
        ] {
            headers.append(name, value.parse().unwrap());
        }
    }
    let body = text("/request/body").unwrap().to_owned();
    let mut request = Request::builder()
        .method(text("/request/method").unwrap())
        .uri("/foo?param=Value&Pet=dog")
        .body(Bytes::from(body))
        .unwrap();
    *request.headers_mut() = headers;
    Incoming {
        at: seconds(vector["now"].as_u64().unwrap_or(NOW)),
        ..Incoming::new(request)
    }
}

/// What verifies a vector, with the settings that it needs.
fn verifier_of(vector: &Value) -> Arc<dyn Verifier> {
    let key = |name: &str| vector["key"][name].as_str().unwrap_or_default().to_owned();
    let certificate = key("cert_pem");
    let (source, _) = serve(move |_| (200, certificate.clone()));
    let settings = VerifierSettings::new().transport(source);
    let named = |name: &str| Profile::named(name).unwrap();
    let signature = |algorithm: &str, key: String| {
        let scheme = SignatureScheme::MessageSignature(MessageSignature {
            label: None,
            algorithm: algorithm.to_owned(),
            key: "key".to_owned(),
            key_form: KeyForm::Base64,
            components: vec!["@authority".to_owned()],
            max_age: Some(Duration::from_secs(300)),
        });
        let settings = VerifierSettings::new()
            .public_url("https://example.com")
            .secret("key", key);
        (Profile::new("rfc9421", scheme), settings)
    };
    let (profile, settings) = match vector["name"].as_str().unwrap() {
        "rfc9421-b25" => signature("hmac-sha256", key("secret_b64")),
        "rfc9421-b26" => signature("ed25519", key("public_raw_b64")),
        "sns-v1" | "sns-v2" => {
            let topic = "arn:aws:sns:us-west-2:123456789012:MyTopic";
            (named("sns"), settings.value("topic", topic))
        }
        "plaid" => (
            named("plaid"),
            settings.secret("keys", vector["key"]["jwk"].to_string()),
        ),
        "pubsub-push" => {
            let settings = settings
                .secret("keys", vector["key"]["jwk"].to_string())
                .value("audience", "https://example.com/push")
                .value("email", "svc@proj.iam.gserviceaccount.com");
            (named("google-pubsub"), settings)
        }
        "paypal" => {
            let mut profile = named("paypal");
            let Some(SignatureScheme::CertUrl(scheme)) = &mut profile.verify else {
                panic!("PayPal signs by a certificate");
            };
            // A certificate that its makers signed themselves, for a name of their own.
            scheme.names.clear();
            (profile, settings.value("webhook_id", key("webhook_id")))
        }
        other => panic!("{other}"),
    };
    // Plaid's keys can be fetched too, with credentials.
    let settings = settings
        .secret("client_id", "id")
        .secret("client_secret", "s3cret");
    verifier(&profile, &settings).unwrap()
}

#[tokio::test]
async fn published_deliveries_are_accepted() {
    let Some(vectors) = vectors() else { return };
    let mut ran = 0;
    for vector in &vectors {
        let name = vector["name"].as_str().unwrap();
        if !NAMES.contains(&name) {
            continue;
        }
        let verifier = verifier_of(vector);
        let good = incoming(vector);
        let result = outcome(&verifier, &good).await;
        assert!(result.is_ok(), "{name}: {result:?}");
        let bad = changed(name, good);
        assert_eq!(
            refused(outcome(&verifier, &bad).await),
            RejectKind::Mismatch,
            "{name}"
        );
        ran += 1;
    }
    eprintln!("{ran} of {} published deliveries", NAMES.len());
    assert_eq!(ran, NAMES.len());
}

/// With one byte of what is signed flipped.
fn changed(name: &str, mut incoming: Incoming) -> Incoming {
    let mut body = incoming.body.to_vec();
    match name {
        "rfc9421-b25" | "rfc9421-b26" => {
            let date = "Tue, 20 Apr 2021 02:07:56 GMT".parse().unwrap();
            incoming.parts.headers.insert("date", date);
        }
        "pubsub-push" => {
            // The body isn't covered: a byte of the claims.
            let mut token = incoming.parts.headers["authorization"].as_bytes().to_vec();
            let at = token.len() / 2;
            token[at] = if token[at] == b'A' { b'B' } else { b'A' };
            let token = http::HeaderValue::from_bytes(&token).unwrap();
            incoming.parts.headers.insert("authorization", token);
        }
        "sns-v1" | "sns-v2" => {
            let text = String::from_utf8(body).unwrap();
            body = text.replace("Hello world!", "Hello world?").into_bytes();
        }
        _ => {
            let at = body.len() / 2;
            body[at] ^= 1;
        }
    }
    incoming.body = body.into();
    incoming
}
