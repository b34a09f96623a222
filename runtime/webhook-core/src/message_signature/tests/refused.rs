//! Deliveries that don't hold.

use http::HeaderValue;

use super::*;
use crate::message_signature::content_digest::of;

fn set(incoming: &mut Incoming, name: &'static str, value: &str) {
    let value = HeaderValue::from_str(value).unwrap();
    incoming.parts.headers.insert(name, value);
}

fn text(incoming: &Incoming, name: &str) -> String {
    incoming.parts.headers[name].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn nothing_that_is_covered_may_change() {
    let verifier = build(&hmac(), &secret("s3cret")).unwrap();
    let good = signed(&hmac(), &secret("s3cret"));
    assert!(outcome(&verifier, &good).await.is_ok());
    let mut all: Vec<(&str, Incoming)> = Vec::new();
    let mut change = |name, change: &dyn Fn(&mut Incoming)| {
        let mut incoming = good.clone();
        change(&mut incoming);
        all.push((name, incoming));
    };
    change("body", &|one| {
        one.body = Bytes::from(BODY.replace("sent", "lost"))
    });
    change("empty body", &|one| one.body = Bytes::new());
    change("method", &|one| one.parts.method = http::Method::PUT);
    change("query", &|one| {
        one.parts.uri = "/hooks?x=2".parse().unwrap()
    });
    change("path", &|one| one.parts.uri = "/hook?x=1".parse().unwrap());
    change("type", &|one| set(one, "content-type", "text/plain"));
    change("digest", &|one| {
        let digest = of(b"{}").unwrap();
        one.parts.headers.insert("content-digest", digest);
        one.body = Bytes::from_static(b"{}");
    });
    change("created", &|one| {
        let input = text(one, "signature-input").replace("created=", "created=1");
        set(one, "signature-input", &input);
    });
    change("order", &|one| {
        let input = text(one, "signature-input");
        let input = input.replace("\"@method\" \"@target-uri\"", "\"@target-uri\" \"@method\"");
        set(one, "signature-input", &input);
    });
    change("algorithm", &|one| {
        let input = text(one, "signature-input").replace("hmac-sha256", "ed25519");
        set(one, "signature-input", &input);
    });
    change("cut", &|one| set(one, "signature", "sig=:AAAA:"));
    change("none", &|one| set(one, "signature", "sig=::"));
    for (name, incoming) in all {
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::Mismatch,
            "{name}"
        );
    }
    let elsewhere = secret("s3cret").public_url("https://you.example");
    let verifier = build(&hmac(), &elsewhere).unwrap();
    assert_eq!(
        refused(outcome(&verifier, &good).await),
        RejectKind::Mismatch
    );
}

#[tokio::test]
async fn what_is_needed_stands_once() {
    let verifier = build(&hmac(), &secret("s3cret")).unwrap();
    let good = signed(&hmac(), &secret("s3cret"));
    for name in ["signature", "signature-input"] {
        let mut incoming = good.clone();
        let value = incoming.parts.headers[name].clone();
        incoming.parts.headers.append(name, value);
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::Duplicate
        );
        incoming.parts.headers.remove(name);
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::Missing
        );
        for value in [
            "",
            "?",
            "sig=1",
            "sig=()",
            "sig",
            "sig=(\"@method\"",
            "sig=:!:",
        ] {
            let mut incoming = good.clone();
            set(&mut incoming, name, value);
            let kind = refused(outcome(&verifier, &incoming).await);
            assert!(
                matches!(kind, RejectKind::Malformed | RejectKind::Missing),
                "{value}"
            );
        }
    }
    for name in ["content-type", "content-digest"] {
        let mut incoming = good.clone();
        incoming.parts.headers.remove(name);
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::Missing,
            "{name}"
        );
    }
    // Two of a field are another field.
    let mut incoming = good.clone();
    let digest = incoming.parts.headers["content-digest"].clone();
    incoming.parts.headers.append("content-digest", digest);
    assert_eq!(
        refused(outcome(&verifier, &incoming).await),
        RejectKind::Mismatch
    );
}

#[tokio::test]
async fn what_must_be_covered_is() {
    let verifier = build(&hmac(), &secret("s3cret")).unwrap();
    let all = hmac().components;
    for left_out in &all {
        let less = MessageSignature {
            components: all.iter().filter(|one| *one != left_out).cloned().collect(),
            ..hmac()
        };
        let incoming = signed(&less, &secret("s3cret"));
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::Missing,
            "{left_out}"
        );
        assert!(
            outcome(&build(&less, &secret("s3cret")).unwrap(), &incoming)
                .await
                .is_ok()
        );
    }
    // A digest of a part of what it says isn't the digest.
    let part = MessageSignature {
        components: vec!["content-digest;key=\"sha-256\"".to_owned()],
        ..hmac()
    };
    let mut request = request();
    let digest = of(BODY.as_bytes()).unwrap();
    request.headers_mut().insert("content-digest", digest);
    let signer = signing(&part, &secret("s3cret")).unwrap();
    signer.sign(&mut request, seconds(NOW)).unwrap();
    let claims = outcome(&build(&part, &secret("s3cret")).unwrap(), &arrive(request)).await;
    assert!(!claims.unwrap().covers.body);
}

#[tokio::test]
async fn digests_that_nobody_knows_bind_nothing() {
    let scheme = MessageSignature {
        components: vec!["content-digest;bs".to_owned()],
        ..hmac()
    };
    let verifier = build(&scheme, &secret("s3cret")).unwrap();
    let signer = signing(&scheme, &secret("s3cret")).unwrap();
    let sha512 = base64(&[ring::digest::digest(&ring::digest::SHA512, BODY.as_bytes()).as_ref()]);
    for (value, expected) in [
        (format!("sha-512=:{sha512}:"), None),
        (format!("md5=:AAAA:, sha-512=:{sha512}:"), None),
        (
            format!("sha-256=:AAAA:, sha-512=:{sha512}:"),
            Some(RejectKind::Mismatch),
        ),
        ("md5=:AAAA:".to_owned(), Some(RejectKind::Malformed)),
        ("sha-256=1".to_owned(), Some(RejectKind::Malformed)),
        ("?".to_owned(), Some(RejectKind::Malformed)),
    ] {
        let mut request = request();
        signer.sign(&mut request, seconds(NOW)).unwrap();
        // The digest is replaced and signed as it is.
        request
            .headers_mut()
            .insert("content-digest", HeaderValue::from_str(&value).unwrap());
        let incoming = arrive(resigned(request));
        assert_eq!(
            outcome(&verifier, &incoming).await.err(),
            expected,
            "{value}"
        );
    }
}

/// Signs a request again, by hand.
fn resigned(mut request: Request<Bytes>) -> Request<Bytes> {
    let text = request.headers()["signature-input"]
        .to_str()
        .unwrap()
        .to_owned();
    let members = fields::dictionary(&text).unwrap();
    let message = SignedMessage {
        method: request.method().as_str(),
        url: request.uri(),
        headers: request.headers(),
    };
    let base = SignatureInput::of(&members[0].1)
        .unwrap()
        .base(&message)
        .unwrap();
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, b"s3cret");
    let signature = ring::hmac::sign(&key, base.as_bytes());
    let signature = format!("{}=:{}:", members[0].0, base64(&[signature.as_ref()]));
    request
        .headers_mut()
        .insert("signature", HeaderValue::from_str(&signature).unwrap());
    request
}

#[tokio::test]
async fn times_are_checked_both_ways() {
    let verifier = build(&hmac(), &secret("s3cret")).unwrap();
    for (parameters, expected) in [
        (format!("created={}", NOW - 300), None),
        (format!("created={}", NOW - 301), Some(RejectKind::Stale)),
        (format!("created={}", NOW + 60), None),
        (format!("created={}", NOW + 61), Some(RejectKind::Future)),
        (format!("created={NOW};expires={}", NOW + 1), None),
        (
            format!("created={NOW};expires={NOW}"),
            Some(RejectKind::Stale),
        ),
        (format!("expires={}", NOW + 1), Some(RejectKind::Malformed)),
        ("created=-1".to_owned(), Some(RejectKind::Malformed)),
        ("created=\"1\"".to_owned(), Some(RejectKind::Malformed)),
        (
            "created=999999999999999".to_owned(),
            Some(RejectKind::Future),
        ),
        (
            format!("created={NOW};expires=1.5"),
            Some(RejectKind::Malformed),
        ),
        (format!("created={NOW};alg=1"), Some(RejectKind::Malformed)),
        (
            format!("created={NOW};keyid=k"),
            Some(RejectKind::Malformed),
        ),
        (format!("created={NOW};nonce=\"n\";tag=\"t\";other"), None),
    ] {
        let mut request = request();
        let signer = signing(&hmac(), &secret("s3cret")).unwrap();
        signer.sign(&mut request, seconds(NOW)).unwrap();
        let input = request.headers()["signature-input"]
            .to_str()
            .unwrap()
            .to_owned();
        let (list, _) = input.split_once(");").unwrap();
        let input = HeaderValue::from_str(&format!("{list});{parameters}")).unwrap();
        request.headers_mut().insert("signature-input", input);
        let incoming = arrive(resigned(request));
        assert_eq!(
            outcome(&verifier, &incoming).await.err(),
            expected,
            "{parameters}"
        );
    }
}

#[tokio::test]
async fn labels_are_told_apart() {
    let mut both = signed(&hmac(), &secret("s3cret"));
    let other = signed(&hmac(), &secret("another"));
    let join = |one: &Incoming, two: &Incoming, name: &str| {
        format!(
            "{}, {}",
            text(one, name).replace("sig=", "a="),
            text(two, name)
        )
    };
    let input = join(&other, &both, "signature-input");
    let signature = join(&other, &both, "signature");
    set(&mut both, "signature-input", &input);
    set(&mut both, "signature", &signature);
    let labelled = |label: &str| MessageSignature {
        label: Some(label.to_owned()),
        ..hmac()
    };
    let settings = secret("s3cret");
    for (scheme, expected) in [
        (hmac(), None),
        (labelled("sig"), None),
        (labelled("a"), Some(RejectKind::Mismatch)),
        (labelled("b"), Some(RejectKind::Missing)),
    ] {
        let verifier = build(&scheme, &settings).unwrap();
        assert_eq!(
            outcome(&verifier, &both).await.err(),
            expected,
            "{scheme:?}"
        );
    }
    // One of many isn't looked for.
    let many: Vec<String> = (0..20)
        .map(|number| format!("l{number}=(\"@method\")"))
        .collect();
    let input = format!("{}, {}", many.join(", "), text(&both, "signature-input"));
    set(&mut both, "signature-input", &input);
    let verifier = build(&hmac(), &settings).unwrap();
    assert!(outcome(&verifier, &both).await.is_err());
    assert!(
        outcome(&build(&labelled("sig"), &settings).unwrap(), &both)
            .await
            .is_ok()
    );
}
