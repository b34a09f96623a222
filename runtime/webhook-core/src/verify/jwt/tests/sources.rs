//! Keys that are fetched, given, or missing.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::{Value, json};

use super::*;
use crate::tests::{delivery, memory, outcome, refused, reply, serve};

#[tokio::test]
async fn secrets_sign_where_nothing_else_does() {
    let jwt = Jwt {
        algorithms: vec!["HS256".to_owned()],
        key_url: None,
        ..push()
    };
    let settings = VerifierSettings::new().value("audience", "https://me.example/push");
    assert!(build(&jwt, &settings).is_err());
    assert!(build(&jwt, &settings.clone().secret("secret", "")).is_err());
    let verifier = build(&jwt, &settings.secret("secret", "s3cret")).unwrap();
    let by = |secret: &'static [u8]| {
        move |text: &[u8]| {
            let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret);
            ring::hmac::sign(&key, text).as_ref().to_vec()
        }
    };
    let header = json!({ "alg": "HS256" });
    let token = made(&header, &pushed(), by(b"s3cret"));
    assert!(outcome(&verifier, &bearer(&token)).await.is_ok());
    let token = made(&header, &pushed(), by(b"other"));
    assert_eq!(
        refused(outcome(&verifier, &bearer(&token)).await),
        RejectKind::Mismatch
    );
}

#[tokio::test(start_paused = true)]
async fn keys_are_fetched_and_kept() {
    let (old, new) = (Signer::new(), Signer::new());
    let rotated = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let (one, both) = (old.jwk("old", json!({})), new.jwk("new", json!({})));
    let (one, both) = (json!({ "keys": [one] }), json!({ "keys": [one, both] }));
    let flag = Arc::clone(&rotated);
    let (source, asked) = serve(move |path| {
        assert_eq!(path, "/certs");
        let keys = if flag.load(Ordering::SeqCst) {
            &both
        } else {
            &one
        };
        (200, keys.to_string())
    });
    let settings = VerifierSettings::new()
        .value("audience", "https://me.example/push")
        .transport(source);
    let verifier = build(&push(), &settings).unwrap();
    let token = bearer(&old.token(es256("old"), &pushed()));
    for _ in 0..10 {
        assert!(outcome(&verifier, &token).await.is_ok());
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    // Nobody makes it fetch by naming keys that there aren't.
    for number in 0..100 {
        let token = bearer(&old.token(es256(&number.to_string()), &pushed()));
        assert_eq!(
            refused(outcome(&verifier, &token).await),
            RejectKind::Mismatch
        );
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    tokio::time::advance(Duration::from_secs(61)).await;
    rotated.store(true, Ordering::SeqCst);
    let token = bearer(&new.token(es256("new"), &pushed()));
    assert!(outcome(&verifier, &token).await.is_ok());
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[tokio::test(start_paused = true)]
async fn a_key_each_is_posted_for() {
    let signer = Signer::new();
    let jwk = signer.jwk("k1", json!({ "created_at": 1, "expired_at": null }));
    let (source, asked) = memory(move |request| {
        let asked: Value = serde_json::from_slice(request.body()).unwrap();
        assert_eq!(request.method(), "POST");
        assert_eq!(asked["secret"], "s3\"cret");
        let answer = match asked["key_id"].as_str() {
            Some("k1") => (200, json!({ "key": jwk, "request_id": "1" })),
            _ => (400, json!({ "error_code": "INVALID_FIELD" })),
        };
        async move { reply(answer.0, answer.1.to_string()) }
    });
    let settings = VerifierSettings::new().transport(source);
    assert!(build(&plaid(), &settings).is_err(), "a setting is missing");
    let settings = settings.secret("plaid_secret", "s3\"cret");
    let verifier = build(&plaid(), &settings).unwrap();
    let plaid = |token: &str| delivery(&[("plaid-verification", token)], BODY);
    for _ in 0..3 {
        let token = signer.token(es256("k1"), &hashed(BODY));
        assert!(outcome(&verifier, &plaid(&token)).await.is_ok());
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    for number in 0..1000 {
        let token = signer.token(es256(&format!("\"{number}")), &hashed(BODY));
        let kind = refused(outcome(&verifier, &plaid(&token)).await);
        assert_eq!(kind, RejectKind::KeyUnavailable);
    }
    assert_eq!(asked.load(Ordering::SeqCst), 16);
    let token = signer.token(json!({ "alg": "ES256" }), &hashed(BODY));
    assert_eq!(
        refused(outcome(&verifier, &plaid(&token)).await),
        RejectKind::Malformed
    );
}

#[tokio::test(start_paused = true)]
async fn sources_that_fail_are_our_fault() {
    let signer = Signer::new();
    let token = bearer(&signer.token(es256("k1"), &pushed()));
    for (status, body) in [
        (404, "{}".to_owned()),
        (302, String::new()),
        (200, "<html>".to_owned()),
        (200, r#"{"keys":[]}"#.to_owned()),
        (200, " ".repeat(65 * 1024)),
    ] {
        let (source, _) = serve(move |_| (status, body.clone()));
        let settings = VerifierSettings::new()
            .value("audience", "https://me.example/push")
            .transport(source);
        let verifier = build(&push(), &settings).unwrap();
        let kind = refused(outcome(&verifier, &token).await);
        assert_eq!(kind, RejectKind::KeyUnavailable, "{status}");
    }
}

#[tokio::test]
async fn ids_of_keys_stay_in_their_segment() {
    let signer = Signer::new();
    let paths = Arc::new(std::sync::Mutex::new(Vec::new()));
    let seen = Arc::clone(&paths);
    let (source, _) = serve(move |path| {
        seen.lock().unwrap().push(path.to_owned());
        (404, String::new())
    });
    let jwt = Jwt {
        key_url: Some("https://keys.example.com/keys/{kid}".to_owned()),
        ..push()
    };
    let settings = VerifierSettings::new()
        .value("audience", "https://me.example/push")
        .transport(source);
    let verifier = build(&jwt, &settings).unwrap();
    for id in ["../a?b#c", "..", ".", "%2e%2e", "@evil.example/", "a\nb"] {
        let token = bearer(&signer.token(es256(id), &pushed()));
        outcome(&verifier, &token).await.unwrap_err();
    }
    let paths = paths.lock().unwrap();
    let expected = [
        "/keys/..%2Fa%3Fb%23c",
        "/keys/%252e%252e",
        "/keys/%40evil.example%2F",
        "/keys/a%0Ab",
    ];
    assert_eq!(*paths, expected);
}

#[test]
fn what_cant_verify_isnt_built() {
    let signer = Signer::new();
    let (source, _) = serve(|_| (200, String::new()));
    let settings = VerifierSettings::new()
        .value("audience", "me")
        .transport(source);
    let algorithms = |names: &[&str]| Jwt {
        algorithms: names.iter().map(|&name| name.to_owned()).collect(),
        ..push()
    };
    let url = |url: &str| Jwt {
        key_url: Some(url.to_owned()),
        ..push()
    };
    for wrong in [
        algorithms(&[]),
        algorithms(&["none"]),
        algorithms(&["RS256", "HS256"]),
        algorithms(&["HS256"]),
        url("http://keys.example.com/certs"),
        url("https://evil.example/certs"),
        url("https://{kid}.example.com/certs"),
        Jwt {
            key_url: None,
            ..push()
        },
        Jwt {
            hosts: Vec::new(),
            ..push()
        },
        Jwt {
            form: TokenForm::Basic,
            ..push()
        },
        Jwt {
            claims: vec![("aud".to_owned(), "other".to_owned())],
            ..push()
        },
        Jwt {
            fixed_claims: vec![("iss".to_owned(), Vec::new())],
            ..push()
        },
    ] {
        assert!(build(&wrong, &settings).is_err(), "{wrong:?}");
    }
    assert!(build(&push(), &settings).is_ok());
    for keys in ["", "{}", "secret", r#"{"kty":"oct","k":"AAAA"}"#] {
        assert!(
            build(&push(), &settings.clone().secret("keys", keys)).is_err(),
            "{keys}"
        );
    }
    assert!(
        build(&push(), &given(&signer).value("audience", "")).is_err(),
        "an empty audience"
    );
}
