//! What makes tokens for tests.

mod sources;
mod tokens;

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

use super::*;
use crate::encoding::hex;
use crate::tests::{NOW, delivery};

const BODY: &str = r#"{"webhook_code":"SYNC"}"#;

/// What signs in tests: ECDSA as Plaid does.
struct Signer {
    pair: EcdsaKeyPair,
}

impl Signer {
    fn new() -> Self {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap();
        Self { pair }
    }

    fn jwk(&self, id: &str, extra: Value) -> Value {
        let point = self.pair.public_key().as_ref();
        let mut jwk = json!({
            "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": id,
            "x": URL_SAFE_NO_PAD.encode(&point[1..33]), "y": URL_SAFE_NO_PAD.encode(&point[33..]),
        });
        let object = jwk.as_object_mut().unwrap();
        object.extend(extra.as_object().cloned().unwrap_or_default());
        jwk
    }

    fn token(&self, header: Value, claims: &Value) -> String {
        made(&header, claims, |text| {
            let random = SystemRandom::new();
            self.pair.sign(&random, text).unwrap().as_ref().to_vec()
        })
    }
}

fn made(header: &Value, claims: &Value, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let text = [header, claims]
        .map(|value| part(value.to_string().as_bytes()))
        .join(".");
    let signature = sign(text.as_bytes());
    format!("{text}.{}", part(&signature))
}

fn plaid() -> Jwt {
    Jwt {
        from: Source::Header("plaid-verification".to_owned()),
        form: TokenForm::Plain,
        algorithms: vec!["ES256".to_owned()],
        key_url: Some("https://keys.example.com/key/get".to_owned()),
        key_body: Some(r#"{"secret":"{setting:plaid_secret}","key_id":"{kid}"}"#.to_owned()),
        hosts: vec!["keys.example.com".to_owned()],
        claims: Vec::new(),
        fixed_claims: Vec::new(),
        body_hash: Some("request_body_sha256".to_owned()),
        max_age: Some(Duration::from_secs(300)),
    }
}

/// Google Pub/Sub's push, and what Entra does for Event Grid.
fn push() -> Jwt {
    Jwt {
        from: Source::Header("authorization".to_owned()),
        form: TokenForm::Bearer,
        algorithms: vec!["RS256".to_owned(), "ES256".to_owned()],
        key_url: Some("https://keys.example.com/certs".to_owned()),
        key_body: None,
        claims: vec![("aud".to_owned(), "audience".to_owned())],
        fixed_claims: vec![
            ("iss".to_owned(), vec!["https://issuer.example".to_owned()]),
            ("email_verified".to_owned(), vec!["true".to_owned()]),
            ("azp|appid".to_owned(), vec!["app".to_owned()]),
        ],
        body_hash: None,
        max_age: None,
        ..plaid()
    }
}

fn pushed() -> Value {
    json!({
        "aud": "https://me.example/push", "iss": "https://issuer.example", "email_verified": true,
        "appid": "app", "iat": NOW - 10, "exp": NOW + 3600,
    })
}

fn with(mut claims: Value, name: &str, value: Value) -> Value {
    claims[name] = value;
    claims
}

fn without(mut claims: Value, name: &str) -> Value {
    claims.as_object_mut().unwrap().remove(name);
    claims
}

fn hashed(body: &str) -> Value {
    let hash = digest::digest(&digest::SHA256, body.as_bytes());
    json!({ "iat": NOW - 10, "request_body_sha256": hex(hash.as_ref()) })
}

fn es256(id: &str) -> Value {
    json!({ "alg": "ES256", "kid": id, "typ": "JWT" })
}

fn given(signer: &Signer) -> VerifierSettings {
    VerifierSettings::new()
        .value("audience", "https://me.example/push")
        .secret(
            "keys",
            json!({ "keys": [signer.jwk("k1", json!({}))] }).to_string(),
        )
}

fn bearer(token: &str) -> Incoming {
    delivery(&[("authorization", &format!("Bearer {token}"))], BODY)
}
