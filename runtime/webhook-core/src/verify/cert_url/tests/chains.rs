//! Chains up to a root (PayPal).

use super::*;
use crate::tests::{delivery, outcome, refused, seconds, serve};

const BODY: &str = r#"{"event_type":"ORDER.SENT"}"#;
const URL: &str = "https://api.bookshop.example/certs/1";

fn settings(text: &'static str) -> VerifierSettings {
    let (source, _) = serve(move |_| (200, text.to_owned()));
    VerifierSettings::new()
        .value("webhook_id", "W-1")
        .secret("roots", ROOT)
        .transport(source)
}

fn signature(body: &str) -> String {
    let text = format!("T-1|W-1|{}", crc32fast::hash(body.as_bytes()));
    STANDARD.encode(sign_rsa(&RSA_PKCS1_SHA256, text.as_bytes()))
}

fn signed(signature: &str, algorithm: &str, url: &str, body: &str) -> Incoming {
    let headers = [
        ("transmission-id", "T-1"),
        ("transmission-sig", signature),
        ("auth-algo", algorithm),
        ("cert-url", url),
    ];
    delivery(&headers, body.to_owned())
}

fn good() -> Incoming {
    signed(&signature(BODY), "SHA256withRSA", URL, BODY)
}

#[tokio::test]
async fn a_chain_up_to_a_root_is_taken() {
    let verifier = build(&paypal(), &settings(CHAIN)).unwrap();
    let claims = outcome(&verifier, &good()).await.unwrap();
    assert_eq!(claims.covers.headers, ["transmission-id"]);
    assert!(!claims.covers.body, "a CRC-32 binds no body");
    let starred = CertUrl {
        names: vec!["*.bookshop.example".to_owned()],
        ..paypal()
    };
    let verifier = build(&starred, &settings(CHAIN)).unwrap();
    assert!(outcome(&verifier, &good()).await.is_ok());
    let other = settings(CHAIN).value("webhook_id", "W-2");
    assert!(
        outcome(&build(&paypal(), &other).unwrap(), &good())
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn what_isnt_signed_is_refused() {
    let verifier = build(&paypal(), &settings(CHAIN)).unwrap();
    let (right, word) = (signature(BODY), "SHA256withRSA");
    for (incoming, expected) in [
        (signed(&right, word, URL, "{}"), RejectKind::Mismatch),
        (
            signed(&signature("{}"), word, URL, BODY),
            RejectKind::Mismatch,
        ),
        (
            signed(&right, "SHA1withRSA", URL, BODY),
            RejectKind::Mismatch,
        ),
        (
            signed(&right, "sha256withrsa", URL, BODY),
            RejectKind::Mismatch,
        ),
        (
            signed(
                &right,
                word,
                "https://api.bookshop.example.evil.example/certs/1",
                BODY,
            ),
            RejectKind::Mismatch,
        ),
        (
            signed(
                &right,
                word,
                "https://api.bookshop.example/certs/1?a=b",
                BODY,
            ),
            RejectKind::Mismatch,
        ),
        (signed("?", word, URL, BODY), RejectKind::Malformed),
    ] {
        assert_eq!(refused(outcome(&verifier, &incoming).await), expected);
    }
    for name in [
        "transmission-id",
        "transmission-sig",
        "auth-algo",
        "cert-url",
    ] {
        let mut incoming = good();
        let value = incoming.parts.headers.remove(name).unwrap();
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::Missing,
            "{name}"
        );
        let headers = &mut incoming.parts.headers;
        for _ in 0..2 {
            headers.append(http::HeaderName::from_static(name), value.clone());
        }
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::Duplicate,
            "{name}"
        );
    }
    let (source, _) = serve(|_| (200, CHAIN.to_owned()));
    let wrong = VerifierSettings::new()
        .value("webhook_id", "W-2")
        .secret("roots", ROOT)
        .transport(source);
    let verifier = build(&paypal(), &wrong).unwrap();
    assert_eq!(
        refused(outcome(&verifier, &good()).await),
        RejectKind::Mismatch
    );
}

#[tokio::test]
async fn other_chains_are_refused() {
    for text in [OTHER_NAME, SELF_SIGNED, ROOT] {
        let verifier = build(&paypal(), &settings(text)).unwrap();
        assert_eq!(
            refused(outcome(&verifier, &good()).await),
            RejectKind::Mismatch
        );
    }
    // A chain without its middle.
    let (first, _) = CHAIN.split_once("-----END CERTIFICATE-----\n").unwrap();
    let first: &'static str =
        Box::leak(format!("{first}-----END CERTIFICATE-----\n").into_boxed_str());
    let verifier = build(&paypal(), &settings(first)).unwrap();
    assert_eq!(
        refused(outcome(&verifier, &good()).await),
        RejectKind::Mismatch
    );
    // Roots of the world, which ours isn't one of.
    let (source, _) = serve(|_| (200, CHAIN.to_owned()));
    let world = VerifierSettings::new()
        .value("webhook_id", "W-1")
        .transport(source);
    let verifier = build(&paypal(), &world).unwrap();
    assert_eq!(
        refused(outcome(&verifier, &good()).await),
        RejectKind::Mismatch
    );
    // Too late, and too early.
    let verifier = build(&paypal(), &settings(CHAIN)).unwrap();
    for at in [0, 1_000_000_000, 4_100_000_000] {
        let incoming = Incoming {
            at: seconds(at),
            ..good()
        };
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::Mismatch
        );
    }
}

#[test]
fn roots_are_certificates() {
    for roots in ["", "PEM", SHA1, crate::tests::RSA_PUBLIC] {
        let (source, _) = serve(|_| (200, String::new()));
        let settings = VerifierSettings::new()
            .value("webhook_id", "W-1")
            .secret("roots", roots)
            .transport(source);
        assert!(build(&paypal(), &settings).is_err(), "{roots}");
    }
    let (source, _) = serve(|_| (200, String::new()));
    assert!(
        build(&paypal(), &VerifierSettings::new().transport(source)).is_err(),
        "no webhook id"
    );
}
