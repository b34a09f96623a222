//! Tokens that hold, and all that don't.

use std::sync::atomic::Ordering;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RSA_PSS_SHA256};
use serde_json::json;

use super::*;
use crate::tests::{
    NOW, OTHER_PUBLIC, RSA_PUBLIC, delivery, outcome, refused, seconds, serve, sign_rsa,
};

#[tokio::test]
async fn a_hash_binds_the_body() {
    let signer = Signer::new();
    let verifier = build(&plaid(), &given(&signer)).unwrap();
    let token = signer.token(es256("k1"), &hashed(BODY));
    let incoming = delivery(&[("plaid-verification", &token)], BODY);
    let claims = outcome(&verifier, &incoming).await.unwrap();
    assert!(claims.covers.body);
    assert_eq!(claims.key.as_deref(), Some("k1"));
    assert_eq!(claims.signed_at, Some(seconds(NOW - 10)));

    let flipped = BODY.replace('S', "T");
    for (headers, body, expected) in [
        (
            vec![("plaid-verification", &*token)],
            &*flipped,
            RejectKind::Mismatch,
        ),
        (
            vec![("plaid-verification", &*token)],
            "",
            RejectKind::Mismatch,
        ),
        (vec![], BODY, RejectKind::Missing),
        (
            vec![("plaid-verification", &*token); 2],
            BODY,
            RejectKind::Duplicate,
        ),
    ] {
        let incoming = delivery(&headers, body.to_owned());
        assert_eq!(refused(outcome(&verifier, &incoming).await), expected);
    }
    for (claims, expected) in [
        (
            with(hashed(BODY), "iat", json!(NOW - 301)),
            RejectKind::Stale,
        ),
        (
            with(hashed(BODY), "iat", json!(NOW + 61)),
            RejectKind::Future,
        ),
        (
            with(hashed(BODY), "iat", json!("1900000000")),
            RejectKind::Malformed,
        ),
        (with(hashed(BODY), "iat", json!(-1)), RejectKind::Malformed),
        (
            with(hashed(BODY), "iat", json!(1e300)),
            RejectKind::Malformed,
        ),
        (without(hashed(BODY), "iat"), RejectKind::Malformed),
        (
            without(hashed(BODY), "request_body_sha256"),
            RejectKind::Malformed,
        ),
        (
            with(hashed(BODY), "request_body_sha256", json!("zz")),
            RejectKind::Malformed,
        ),
        (
            with(hashed(BODY), "request_body_sha256", json!("89cd")),
            RejectKind::Mismatch,
        ),
        (
            with(hashed(BODY), "request_body_sha256", json!("")),
            RejectKind::Mismatch,
        ),
    ] {
        let token = signer.token(es256("k1"), &claims);
        let incoming = delivery(&[("plaid-verification", &token)], BODY);
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            expected,
            "{claims}"
        );
    }
}

#[tokio::test]
async fn claims_are_what_they_must_be() {
    let signer = Signer::new();
    let verifier = build(&push(), &given(&signer)).unwrap();
    for claims in [
        pushed(),
        with(pushed(), "aud", json!(["other", "https://me.example/push"])),
        with(pushed(), "azp", json!("app")),
        with(pushed(), "exp", json!(NOW - 59)),
        with(pushed(), "nbf", json!(NOW + 59)),
    ] {
        let claims = outcome(&verifier, &bearer(&signer.token(es256("k1"), &claims)))
            .await
            .unwrap();
        assert!(
            !claims.covers.body,
            "a token alone says nothing of the body"
        );
    }
    for (claims, expected) in [
        (
            with(pushed(), "aud", json!("https://me.example/push/")),
            RejectKind::Mismatch,
        ),
        (
            with(pushed(), "aud", json!(["other"])),
            RejectKind::Mismatch,
        ),
        (with(pushed(), "aud", json!({})), RejectKind::Mismatch),
        (without(pushed(), "aud"), RejectKind::Mismatch),
        (
            with(pushed(), "iss", json!("https://issuer.example.evil")),
            RejectKind::Mismatch,
        ),
        (
            with(pushed(), "email_verified", json!(false)),
            RejectKind::Mismatch,
        ),
        (
            with(pushed(), "azp", json!("another")),
            RejectKind::Mismatch,
        ),
        (without(pushed(), "appid"), RejectKind::Mismatch),
        (with(pushed(), "exp", json!(NOW - 60)), RejectKind::Stale),
        (without(pushed(), "exp"), RejectKind::Malformed),
        (with(pushed(), "nbf", json!(NOW + 61)), RejectKind::Future),
        (with(pushed(), "iat", json!(NOW + 61)), RejectKind::Future),
    ] {
        let incoming = bearer(&signer.token(es256("k1"), &claims));
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            expected,
            "{claims}"
        );
    }
    let token = signer.token(es256("k1"), &pushed());
    for (value, expected) in [
        (format!("bearer {token}"), None),
        (token.clone(), Some(RejectKind::Malformed)),
        (format!("Basic {token}"), Some(RejectKind::Malformed)),
        (
            format!("Bearer {token},Bearer {token}"),
            Some(RejectKind::Malformed),
        ),
        ("Bearer ".to_owned(), Some(RejectKind::Malformed)),
    ] {
        let incoming = delivery(&[("authorization", &value)], BODY);
        assert_eq!(
            outcome(&verifier, &incoming).await.err(),
            expected,
            "{value}"
        );
    }
}

#[tokio::test]
async fn the_algorithm_is_looked_at_before_the_key() {
    let signer = Signer::new();
    let (source, asked) = serve(|_| (200, String::new()));
    let settings = VerifierSettings::new()
        .value("audience", "https://me.example/push")
        .transport(source);
    let verifier = build(&push(), &settings).unwrap();
    let hmac_by_public_key = |text: &[u8]| {
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, RSA_PUBLIC.as_bytes());
        ring::hmac::sign(&key, text).as_ref().to_vec()
    };
    for name in ["none", "None", "HS256", "es256", "PS256", "RS1", ""] {
        let header = json!({ "alg": name, "kid": "k1" });
        let token = made(&header, &pushed(), hmac_by_public_key);
        assert_eq!(
            refused(outcome(&verifier, &bearer(&token)).await),
            RejectKind::Mismatch
        );
        let unsigned = made(&header, &pushed(), |_| Vec::new());
        assert_eq!(
            refused(outcome(&verifier, &bearer(&unsigned)).await),
            RejectKind::Mismatch
        );
    }
    for header in [
        json!({ "kid": "k1" }),
        json!({ "alg": null }),
        json!({ "alg": ["ES256"] }),
        json!({ "alg": "ES256", "kid": 1 }),
        json!({ "alg": "ES256", "kid": "" }),
        json!({ "alg": "ES256", "kid": "k".repeat(257) }),
        json!({ "alg": "ES256", "crit": ["b64"], "b64": false }),
    ] {
        let token = signer.token(header, &pushed());
        assert_eq!(
            refused(outcome(&verifier, &bearer(&token)).await),
            RejectKind::Malformed
        );
    }
    let token = signer.token(es256("k1"), &pushed());
    for text in [
        String::new(),
        ".".to_owned(),
        "..".to_owned(),
        "...".to_owned(),
        format!("{token}."),
        format!(".{token}"),
        format!("{token}="),
        token.replace('.', ""),
        "a".repeat(9000),
    ] {
        assert_eq!(
            refused(outcome(&verifier, &bearer(&text)).await),
            RejectKind::Malformed
        );
    }
    assert_eq!(
        asked.load(Ordering::SeqCst),
        0,
        "no key was fetched for any"
    );
}

#[tokio::test]
async fn other_keys_and_other_texts_dont_match() {
    let (signer, other) = (Signer::new(), Signer::new());
    let verifier = build(&push(), &given(&signer)).unwrap();
    let token = signer.token(es256("k1"), &pushed());
    let (text, signature) = token.rsplit_once('.').unwrap();
    let admin = with(pushed(), "email", json!("admin"));
    let swapped = other.token(es256("k1"), &admin);
    let swapped = swapped.rsplit_once('.').unwrap().0;
    for token in [
        other.token(es256("k1"), &pushed()),
        signer.token(es256("k2"), &pushed()),
        format!("{swapped}.{signature}"),
        format!("{text}.{}", &signature[..40]),
        format!("{text}."),
    ] {
        assert_eq!(
            refused(outcome(&verifier, &bearer(&token)).await),
            RejectKind::Mismatch
        );
    }
    // A key says what it is for.
    for extra in [json!({ "alg": "ES384" }), json!({ "expired_at": NOW - 1 })] {
        let settings = VerifierSettings::new()
            .value("audience", "https://me.example/push")
            .secret("keys", signer.jwk("k1", extra).to_string());
        let verifier = build(&push(), &settings).unwrap();
        assert_eq!(
            refused(outcome(&verifier, &bearer(&token)).await),
            RejectKind::Mismatch
        );
    }
}

#[tokio::test]
async fn rsa_and_edwards_keys_verify() {
    let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
    let pair = Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap();
    let edwards = json!({
        "kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(pair.public_key().as_ref()),
    });
    let jwt = Jwt {
        algorithms: ["RS256", "PS256", "EdDSA"].map(str::to_owned).to_vec(),
        ..push()
    };
    let settings = VerifierSettings::new()
        .value("audience", "https://me.example/push")
        .secret("keys", OTHER_PUBLIC)
        .secret("keys", RSA_PUBLIC)
        .secret("keys", edwards.to_string());
    let verifier = build(&jwt, &settings).unwrap();
    let header = |name: &str| json!({ "alg": name });
    for token in [
        made(&header("RS256"), &pushed(), |text| {
            sign_rsa(&RSA_PKCS1_SHA256, text)
        }),
        made(&header("PS256"), &pushed(), |text| {
            sign_rsa(&RSA_PSS_SHA256, text)
        }),
        made(&header("EdDSA"), &pushed(), |text| {
            pair.sign(text).as_ref().to_vec()
        }),
    ] {
        assert!(outcome(&verifier, &bearer(&token)).await.is_ok());
    }
    let crossed = made(&header("RS256"), &pushed(), |text| {
        sign_rsa(&RSA_PSS_SHA256, text)
    });
    assert_eq!(
        refused(outcome(&verifier, &bearer(&crossed)).await),
        RejectKind::Mismatch
    );
}

#[tokio::test]
async fn all_tokens_of_a_body_must_hold() {
    let signer = Signer::new();
    let jwt = Jwt {
        from: Source::Body("/validationTokens/*".to_owned()),
        form: TokenForm::Plain,
        ..push()
    };
    let verifier = build(&jwt, &given(&signer)).unwrap();
    let good = signer.token(es256("k1"), &pushed());
    let bad = signer.token(es256("k1"), &with(pushed(), "aud", json!("other")));
    for (body, expected) in [
        (json!({ "validationTokens": [good] }), None),
        (json!({ "validationTokens": [good, good] }), None),
        (
            json!({ "validationTokens": [good, bad] }),
            Some(RejectKind::Mismatch),
        ),
        (
            json!({ "validationTokens": [bad, good] }),
            Some(RejectKind::Mismatch),
        ),
        (
            json!({ "validationTokens": [good, null] }),
            Some(RejectKind::Malformed),
        ),
        (
            json!({ "validationTokens": vec![&good; 17] }),
            Some(RejectKind::Malformed),
        ),
        (json!({ "validationTokens": [] }), Some(RejectKind::Missing)),
        (json!({}), Some(RejectKind::Missing)),
    ] {
        let incoming = delivery(&[], body.to_string());
        assert_eq!(
            outcome(&verifier, &incoming).await.err(),
            expected,
            "{body}"
        );
    }
    // And where the body is the token.
    let jwt = Jwt {
        from: Source::Body(String::new()),
        ..jwt
    };
    let verifier = build(&jwt, &given(&signer)).unwrap();
    let claims = outcome(&verifier, &delivery(&[], good)).await.unwrap();
    assert!(claims.covers.body);
}
