//! Message signatures: what is signed here verifies here, and nothing else does.

mod bases;
mod refused;
mod structured;

use std::time::Duration;

use bytes::Bytes;
use http::Request;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair};

use super::base::SignatureInput;
use super::component::SignedMessage;
use super::fields;
use super::sign::MessageSigner;
use super::verify::build;
use crate::tests::{NOW, RSA, RSA_PUBLIC, outcome, refused, seconds};
use crate::{
    Incoming, KeyForm, MessageSignature, RejectKind, SetupError, SigningSecrets, VerifierSettings,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

const URL: &str = "https://me.example/hooks?x=1";
const BODY: &str = r#"{"type":"order.sent"}"#;

fn signing(
    scheme: &MessageSignature,
    settings: &VerifierSettings,
) -> Result<MessageSigner, SetupError> {
    MessageSigner::new(scheme, settings.signing_secrets())
}

fn scheme(algorithm: &str, key_form: KeyForm) -> MessageSignature {
    MessageSignature {
        label: None,
        algorithm: algorithm.to_owned(),
        key: "key".to_owned(),
        key_form,
        components: ["@method", "@target-uri", "content-type", "content-digest"]
            .map(str::to_owned)
            .to_vec(),
        max_age: Some(Duration::from_secs(300)),
    }
}

fn hmac() -> MessageSignature {
    scheme("hmac-sha256", KeyForm::Utf8)
}

fn secret(secret: &str) -> VerifierSettings {
    VerifierSettings::new()
        .public_url("https://me.example")
        .secret("key", secret)
}

/// Settings of a sender.
fn private(key: &str) -> VerifierSettings {
    secret(key).secret(SigningSecrets::PRIVATE_KEY, key)
}

fn request() -> Request<Bytes> {
    let request = Request::builder().method("POST").uri(URL);
    let request = request.header("content-type", "application/json");
    request.body(Bytes::from_static(BODY.as_bytes())).unwrap()
}

/// A delivery, signed.
fn signed(scheme: &MessageSignature, settings: &VerifierSettings) -> Incoming {
    let mut request = request();
    let signer = signing(scheme, settings).unwrap();
    signer.sign(&mut request, seconds(NOW - 10)).unwrap();
    arrive(request)
}

/// A request, as a server sees it.
fn arrive(mut request: Request<Bytes>) -> Incoming {
    let target = request.uri().path_and_query().unwrap().as_str().to_owned();
    *request.uri_mut() = target.parse().unwrap();
    Incoming {
        at: seconds(NOW),
        ..Incoming::new(request)
    }
}

fn base64(parts: &[&[u8]]) -> String {
    STANDARD.encode(parts.concat())
}

/// For each algorithm: the private key, the public one, and how that is written.
fn keys() -> Vec<(&'static str, KeyForm, String, String)> {
    let random = SystemRandom::new();
    let edwards = Ed25519KeyPair::generate_pkcs8(&random).unwrap();
    let edwards_pair = Ed25519KeyPair::from_pkcs8(edwards.as_ref()).unwrap();
    let edwards_point = edwards_pair.public_key().as_ref();
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let p256 = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
    let p256_pair = EcdsaKeyPair::from_pkcs8(algorithm, p256.as_ref(), &random).unwrap();
    let p256_point = p256_pair.public_key().as_ref();
    let (edwards, p256) = (base64(&[edwards.as_ref()]), base64(&[p256.as_ref()]));
    let spki = |prefix: &[u8], point: &[u8]| base64(&[prefix, point]);
    let edwards_spki = spki(
        b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00",
        edwards_point,
    );
    let p256_spki = spki(
        b"\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x42\x00",
        p256_point,
    );
    let (rsa, public) = (RSA.to_owned(), RSA_PUBLIC.to_owned());
    vec![
        (
            "hmac-sha256",
            KeyForm::Utf8,
            "s3cret".to_owned(),
            "s3cret".to_owned(),
        ),
        ("ed25519", KeyForm::Spki, edwards.clone(), edwards_spki),
        (
            "ed25519",
            KeyForm::Base64,
            edwards,
            base64(&[edwards_point]),
        ),
        ("ecdsa-p256-sha256", KeyForm::Spki, p256.clone(), p256_spki),
        (
            "ecdsa-p256-sha256",
            KeyForm::Base64,
            p256,
            base64(&[p256_point]),
        ),
        (
            "rsa-v1_5-sha256",
            KeyForm::Spki,
            rsa.clone(),
            public.clone(),
        ),
        ("rsa-pss-sha512", KeyForm::Spki, rsa, public),
    ]
}

#[tokio::test]
async fn each_algorithm_signs_and_verifies() {
    for (algorithm, form, private, public) in keys() {
        let scheme = scheme(algorithm, form);
        let incoming = signed(&scheme, &self::private(&private).value("keyid", "k\"1"));
        let verifier = build(&scheme, &secret(&public)).unwrap();
        let claims = outcome(&verifier, &incoming).await.unwrap();
        assert_eq!(claims.key.as_deref(), Some("k\"1"), "{algorithm}");
        assert_eq!(claims.signed_at, Some(seconds(NOW - 10)));
        assert!(claims.covers.body && claims.covers.url);
        assert_eq!(claims.covers.headers, ["content-type", "content-digest"]);
        // Another's signature.
        for (other, form, private, _) in keys() {
            if other != algorithm || algorithm.starts_with("rsa") {
                continue;
            }
            let private = if other == "hmac-sha256" {
                "another".to_owned()
            } else {
                private
            };
            let incoming = signed(&super::tests::scheme(other, form), &self::private(&private));
            assert_eq!(
                refused(outcome(&verifier, &incoming).await),
                RejectKind::Mismatch
            );
        }
    }
}

#[tokio::test]
async fn old_and_new_keys_verify() {
    let incoming = signed(&hmac(), &secret("new"));
    let both = secret("old").secret("key", "new");
    assert!(
        outcome(&build(&hmac(), &both).unwrap(), &incoming)
            .await
            .is_ok()
    );
    let verifier = build(&hmac(), &secret("old")).unwrap();
    assert_eq!(
        refused(outcome(&verifier, &incoming).await),
        RejectKind::Mismatch
    );
}

#[test]
fn what_cant_verify_isnt_built() {
    let components = |names: &[&str]| MessageSignature {
        components: names.iter().map(|&name| name.to_owned()).collect(),
        ..hmac()
    };
    for wrong in [
        components(&[]),
        components(&["@status"]),
        components(&["@unknown"]),
        components(&["@query-param;name=\"x\""]),
        components(&["Content-Digest"]),
        components(&["content-digest;tr"]),
        components(&["date;req"]),
        components(&["date;sf"]),
        components(&["a b"]),
        components(&[""]),
        scheme("hmac-sha1", KeyForm::Utf8),
        scheme("ed25519", KeyForm::Utf8),
        scheme("rsa-pss-sha512", KeyForm::Base64),
        scheme("ed25519", KeyForm::Spki),
    ] {
        assert!(build(&wrong, &secret("s3cret")).is_err(), "{wrong:?}");
    }
    assert!(build(&hmac(), &secret("")).is_err(), "an empty secret");
    assert!(
        build(&hmac(), &VerifierSettings::new().public_url(URL)).is_err(),
        "no secret"
    );
    // A key of another kind.
    assert!(build(&scheme("ed25519", KeyForm::Spki), &secret(RSA_PUBLIC)).is_err());
    assert!(
        signing(
            &scheme("rsa-pss-sha512", KeyForm::Spki),
            &private(RSA_PUBLIC)
        )
        .is_err()
    );
    // Somebody else's URL would do without one of our own.
    let nowhere = VerifierSettings::new().secret("key", "s3cret");
    assert!(build(&hmac(), &nowhere).is_err());
    assert!(build(&components(&["@method", "content-digest"]), &nowhere).is_ok());
}

#[test]
fn what_is_absent_isnt_signed() {
    let signer = signing(&hmac(), &secret("s3cret")).unwrap();
    let mut bare = Request::builder().uri(URL).body(Bytes::new()).unwrap();
    let error = signer.sign(&mut bare, seconds(NOW)).unwrap_err();
    assert!(error.to_string().contains("content-type"), "{error}");
    let nowhere = VerifierSettings::new().secret("key", "s3cret");
    let signer = signing(&hmac(), &nowhere).unwrap();
    let error = signer.sign(&mut relative(), seconds(NOW)).unwrap_err();
    assert!(error.to_string().contains("@target-uri"), "{error}");
}

#[tokio::test]
async fn the_url_is_that_by_which_the_receiver_is_known() {
    let settings = secret("s3cret");
    for mut request in [relative(), elsewhere()] {
        let signer = signing(&hmac(), &settings).unwrap();
        signer.sign(&mut request, seconds(NOW - 10)).unwrap();
        let verifier = build(&hmac(), &settings).unwrap();
        assert!(outcome(&verifier, &arrive(request)).await.is_ok());
    }
}

fn relative() -> Request<Bytes> {
    let mut request = request();
    *request.uri_mut() = "/hooks?x=1".parse().unwrap();
    request
}

/// To where a tunnel begins.
fn elsewhere() -> Request<Bytes> {
    let mut request = request();
    *request.uri_mut() = "http://127.0.0.1:3000/hooks?x=1".parse().unwrap();
    request
}
