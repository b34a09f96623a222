//! The built-in profiles whose keys come from elsewhere, from a delivery to its proof.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256};
use serde_json::{Value, json};

use crate::encoding::hex;
use crate::tests::{
    NOW, RSA, RSA_PUBLIC, delivery, memory, outcome, refused, reply, seconds, serve, sign_rsa,
};
use crate::verify::tests::harness::verifier;
use crate::{
    Incoming, Profile, RejectKind, SignatureScheme, Signer, SigningSecrets, Verifier,
    VerifierSettings,
};

const BODY: &str = r#"{"webhook_type":"ORDERS","webhook_code":"SENT"}"#;
const CHAIN: &str = include_str!("../../../../tests/keys/chain.pem");
const ROOT: &str = include_str!("../../../../tests/keys/root.pem");

fn named(name: &str, settings: &VerifierSettings) -> Arc<dyn Verifier> {
    verifier(&Profile::named(name).unwrap(), settings).unwrap()
}

/// A profile whose certificates have the name of the tests' own.
fn ours(name: &str) -> Profile {
    let mut profile = Profile::named(name).unwrap();
    let Some(SignatureScheme::CertUrl(scheme)) = &mut profile.verify else {
        panic!("{name} has no certificates");
    };
    assert!(
        !scheme.names.is_empty(),
        "{name} takes anybody's certificate"
    );
    scheme.names = vec!["messages.bookshop.example".to_owned()];
    profile
}

fn token(header: &Value, claims: &Value, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", part(header), part(claims));
    let signature = URL_SAFE_NO_PAD.encode(sign(text.as_bytes()));
    format!("{text}.{signature}")
}

#[tokio::test]
async fn plaid() {
    let random = SystemRandom::new();
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
    let pair = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap();
    let point = pair.public_key().as_ref().to_vec();
    let (source, _) = memory(move |request| {
        assert_eq!(request.method(), "POST");
        assert_eq!(request.uri().path(), "/webhook_verification_key/get");
        let asked: Value = serde_json::from_slice(request.body()).unwrap();
        assert_eq!(
            asked,
            json!({ "client_id": "id", "secret": "s3cret", "key_id": "k1" })
        );
        let (x, y) = (
            URL_SAFE_NO_PAD.encode(&point[1..33]),
            URL_SAFE_NO_PAD.encode(&point[33..]),
        );
        let key = json!({ "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": "k1", "x": x, "y": y });
        async move { reply(200, json!({ "key": key }).to_string()) }
    });
    let settings = VerifierSettings::new()
        .secret("client_id", "id")
        .secret("client_secret", "s3cret")
        .transport(source);
    let hash = hex(digest(&SHA256, BODY.as_bytes()).as_ref());
    let token = token(
        &json!({ "alg": "ES256", "kid": "k1" }),
        &json!({ "iat": NOW, "request_body_sha256": hash }),
        |text| pair.sign(&random, text).unwrap().as_ref().to_vec(),
    );
    for name in ["plaid", "plaid-sandbox"] {
        let verifier = named(name, &settings);
        let good = delivery(&[("plaid-verification", &token)], BODY);
        assert!(outcome(&verifier, &good).await.unwrap().covers.body);
        let bad = delivery(&[("plaid-verification", &token)], "{}");
        assert_eq!(
            refused(outcome(&verifier, &bad).await),
            RejectKind::Mismatch
        );
    }
}

#[tokio::test]
async fn google_and_event_grid() {
    let claims = json!({
        "aud": "me", "iss": "https://accounts.google.com", "email": "svc@bookshop.example", "email_verified": true,
        "iat": NOW, "exp": NOW + 3600,
    });
    let settings = VerifierSettings::new()
        .secret("keys", RSA_PUBLIC)
        .value("audience", "me")
        .value("issuer", "https://accounts.google.com")
        .value("email", "svc@bookshop.example");
    let sign = |text: &[u8]| sign_rsa(&RSA_PKCS1_SHA256, text);
    let good = token(&json!({ "alg": "RS256" }), &claims, sign);
    let mut other = claims.clone();
    other["aud"] = json!("you");
    let other = token(&json!({ "alg": "RS256" }), &other, sign);
    for name in ["google-pubsub", "event-grid"] {
        let verifier = named(name, &settings);
        let bearer = |token: &str| delivery(&[("authorization", &format!("Bearer {token}"))], BODY);
        assert!(outcome(&verifier, &bearer(&good)).await.is_ok(), "{name}");
        assert_eq!(
            refused(outcome(&verifier, &bearer(&other)).await),
            RejectKind::Mismatch
        );
    }
}

#[tokio::test]
async fn sns() {
    let (source, _) = serve(|_| (200, CHAIN.to_owned()));
    let topic = "arn:aws:sns:eu-west-1:1:orders";
    let verifier = named(
        "sns",
        &VerifierSettings::new()
            .value("topic", topic)
            .transport(source),
    );
    for kind in [
        "Notification",
        "SubscriptionConfirmation",
        "UnsubscribeConfirmation",
    ] {
        for subject in [false, true] {
            let mut message = json!({
                "Message": "An order left.", "MessageId": "m-1", "Timestamp": "2030-03-17T17:46:40Z",
                "TopicArn": topic, "Type": kind,
            });
            if kind != "Notification" {
                message["SubscribeURL"] =
                    json!("https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription");
                message["Token"] = json!("t-1");
            } else if subject {
                message["Subject"] = json!("Hello");
            }
            let mut members: Vec<_> = message.as_object().unwrap().iter().collect();
            // All of the lists are in the order of the alphabet.
            members.sort_by_key(|(name, _)| *name);
            let lines = members
                .iter()
                .map(|(name, value)| format!("{name}\n{}\n", value.as_str().unwrap()));
            let text = lines.collect::<String>();
            message["SignatureVersion"] = json!("2");
            message["Signature"] =
                json!(STANDARD.encode(sign_rsa(&RSA_PKCS1_SHA256, text.as_bytes())));
            message["SigningCertURL"] = json!("https://sns.eu-west-1.amazonaws.com/Simple-1.pem");
            let incoming = delivery(&[], message.to_string());
            let claims = outcome(&verifier, &incoming).await;
            let claims = claims.unwrap_or_else(|kind| panic!("{kind:?}: {message}"));
            assert!(claims.covers.fields.contains(&"/MessageId".to_owned()));
            message["Message"] = json!("Another left.");
            let incoming = delivery(&[], message.to_string());
            assert_eq!(
                refused(outcome(&verifier, &incoming).await),
                RejectKind::Mismatch
            );
        }
    }
}

#[tokio::test]
async fn paypal() {
    let (source, _) = serve(|_| (200, CHAIN.to_owned()));
    let settings = VerifierSettings::new()
        .value("webhook_id", "W-1")
        .secret("roots", ROOT)
        .transport(source);
    let text = format!(
        "T-1|2030-03-17T17:46:40Z|W-1|{}",
        crc32fast::hash(BODY.as_bytes())
    );
    let signature = STANDARD.encode(sign_rsa(&RSA_PKCS1_SHA256, text.as_bytes()));
    let headers = [
        ("paypal-transmission-id", "T-1"),
        ("paypal-transmission-time", "2030-03-17T17:46:40Z"),
        ("paypal-transmission-sig", &signature),
        ("paypal-auth-algo", "SHA256withRSA"),
        (
            "paypal-cert-url",
            "https://api.paypal.com/v1/notifications/certs/CERT-1",
        ),
    ];
    let good = delivery(&headers, BODY);
    let claims = outcome(&verifier(&ours("paypal"), &settings).unwrap(), &good)
        .await
        .unwrap();
    assert!(!claims.covers.body);
    assert!(
        claims
            .covers
            .headers
            .contains(&"paypal-transmission-id".to_owned())
    );
    // Ours isn't PayPal's.
    let verifier = named("paypal", &settings);
    assert_eq!(
        refused(outcome(&verifier, &good).await),
        RejectKind::Mismatch
    );
}

#[tokio::test]
async fn opendsr() {
    let (source, _) = serve(|path| match path {
        "/v3/discovery" => {
            let certificate = "https://static.mparticle.com/dsr/opendsr_cert.pem";
            (
                200,
                json!({ "processor_certificate": certificate }).to_string(),
            )
        }
        _ => (200, CHAIN.to_owned()),
    });
    let settings = VerifierSettings::new()
        .secret("roots", ROOT)
        .transport(source);
    let signature = STANDARD.encode(sign_rsa(&RSA_PKCS1_SHA256, BODY.as_bytes()));
    let headers = [
        ("x-opendsr-processor-domain", "opendsr.mparticle.com"),
        ("x-opendsr-signature", &*signature),
    ];
    let good = delivery(&headers, BODY);
    let ours = verifier(&ours("opendsr"), &settings).unwrap();
    assert!(outcome(&ours, &good).await.unwrap().covers.body);
    let verifier = named("opendsr", &settings);
    assert_eq!(
        refused(outcome(&verifier, &good).await),
        RejectKind::Mismatch
    );
}

#[tokio::test]
async fn message_signature() {
    let mut profile = Profile::named("message-signature").unwrap();
    let Some(SignatureScheme::MessageSignature(scheme)) = &mut profile.verify else {
        panic!("it is one");
    };
    scheme.algorithm = "rsa-v1_5-sha256".to_owned();
    let key = scheme.key.clone();
    let settings = |text: &str| {
        VerifierSettings::new()
            .public_url("https://me.example")
            .secret(&key, text)
    };
    let sender = settings(RSA_PUBLIC).secret(SigningSecrets::PRIVATE_KEY, RSA);
    let signer = Signer::new(&profile, &sender).unwrap();
    let mut request = http::Request::builder()
        .method("POST")
        .uri("https://me.example/hooks")
        .body(bytes::Bytes::from_static(BODY.as_bytes()))
        .unwrap();
    signer.sign(&mut request, "1", seconds(NOW)).unwrap();
    *request.uri_mut() = "/hooks".parse().unwrap();
    let incoming = Incoming {
        at: seconds(NOW),
        ..Incoming::new(request)
    };
    let verifier = verifier(&profile, &settings(RSA_PUBLIC)).unwrap();
    assert!(outcome(&verifier, &incoming).await.unwrap().covers.body);
    let changed = Incoming {
        body: bytes::Bytes::from_static(b"{}"),
        ..incoming
    };
    assert_eq!(
        refused(outcome(&verifier, &changed).await),
        RejectKind::Mismatch
    );
}
