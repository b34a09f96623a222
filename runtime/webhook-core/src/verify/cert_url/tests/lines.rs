//! Members as lines (SNS).

use std::sync::atomic::Ordering;

use super::*;
use crate::tests::{OTHER_PUBLIC, delivery, outcome, refused, serve};

fn settings() -> VerifierSettings {
    let (source, _) = serve(|_| (200, CHAIN.to_owned()));
    VerifierSettings::new()
        .value("topic", "arn:aws:sns:us-west-2:123456789012:other")
        .value("topic", TOPIC)
        .transport(source)
}

async fn kind(verifier: &Arc<dyn Verifier>, message: &Value) -> Option<RejectKind> {
    outcome(verifier, &delivery(&[], message.to_string()))
        .await
        .err()
}

#[tokio::test]
async fn both_versions_verify() {
    let verifier = build(&sns(), &settings()).unwrap();
    let second = notification(&text());
    let claims = outcome(&verifier, &delivery(&[], second.to_string()))
        .await
        .unwrap();
    assert!(!claims.covers.body);
    assert_eq!(
        claims.covers.fields,
        ["/Message", "/MessageId", "/Timestamp", "/TopicArn", "/Type"]
    );
    let first = with(
        with(second.clone(), "SignatureVersion", "1"),
        "Signature",
        SHA1,
    );
    assert_eq!(kind(&verifier, &first).await, None);
    // Each version has its own hash.
    let crossed = with(first, "SignatureVersion", "2");
    assert_eq!(kind(&verifier, &crossed).await, Some(RejectKind::Mismatch));
    let crossed = with(second, "SignatureVersion", "1");
    assert_eq!(kind(&verifier, &crossed).await, Some(RejectKind::Mismatch));
}

#[tokio::test]
async fn a_subject_is_signed_where_there_is_one() {
    let verifier = build(&sns(), &settings()).unwrap();
    let text = text().replace("Timestamp\n", "Subject\nHello\nTimestamp\n");
    let message = with(notification(&text), "Subject", "Hello");
    assert_eq!(kind(&verifier, &message).await, None);
    // The same text, read in another way: an id that would be new.
    let swallowed = with(
        without(message.clone(), "Subject"),
        "MessageId",
        "22b80b92\nSubject\nHello",
    );
    assert_eq!(
        kind(&verifier, &swallowed).await,
        Some(RejectKind::Malformed)
    );
    let swallowed = "An order left.\nWith care.\nMessageId\n22b80b92";
    let swallowed = with(without(message.clone(), "MessageId"), "Message", swallowed);
    assert_eq!(kind(&verifier, &swallowed).await, Some(RejectKind::Missing));
    assert_eq!(
        kind(&verifier, &without(message, "Subject")).await,
        Some(RejectKind::Mismatch)
    );
}

#[tokio::test]
async fn what_was_changed_is_refused() {
    let verifier = build(&sns(), &settings()).unwrap();
    let good = notification(&text());
    for (message, expected) in [
        (
            with(good.clone(), "Message", "An order left!"),
            RejectKind::Mismatch,
        ),
        (
            with(good.clone(), "MessageId", "22b80b93"),
            RejectKind::Mismatch,
        ),
        (
            with(good.clone(), "TopicArn", "arn:aws:sns:us-west-2:666:orders"),
            RejectKind::Mismatch,
        ),
        (
            with(
                good.clone(),
                "TopicArn",
                "arn:aws:sns:us-west-2:123456789012:other",
            ),
            RejectKind::Mismatch,
        ),
        (
            with(good.clone(), "SignatureVersion", "3"),
            RejectKind::Mismatch,
        ),
        (with(good.clone(), "Type", "Other"), RejectKind::Malformed),
        (
            with(good.clone(), "Message", json!({})),
            RejectKind::Malformed,
        ),
        (with(good.clone(), "Signature", "!"), RejectKind::Malformed),
        (with(good.clone(), "Signature", ""), RejectKind::Mismatch),
        (
            with(good.clone(), "Signature", "AAAA"),
            RejectKind::Mismatch,
        ),
        (without(good.clone(), "Signature"), RejectKind::Missing),
        (
            without(good.clone(), "SignatureVersion"),
            RejectKind::Missing,
        ),
        (without(good.clone(), "SigningCertURL"), RejectKind::Missing),
        (without(good.clone(), "TopicArn"), RejectKind::Missing),
        (without(good.clone(), "Type"), RejectKind::Missing),
        (json!([]), RejectKind::Missing),
    ] {
        assert_eq!(kind(&verifier, &message).await, Some(expected), "{message}");
    }
    let twice = good.to_string().replacen('{', r#"{"MessageId":"1","#, 1);
    let incoming = delivery(&[], twice);
    assert_eq!(
        refused(outcome(&verifier, &incoming).await),
        RejectKind::Malformed
    );
    let incoming = delivery(&[], "not JSON");
    assert_eq!(
        refused(outcome(&verifier, &incoming).await),
        RejectKind::Malformed
    );
}

#[tokio::test]
async fn certificates_of_others_dont_match() {
    let (source, asked) = serve(|_| (200, SELF_SIGNED.replace("MII", "MIJ")));
    let settings = settings().transport(source);
    let verifier = build(&sns(), &settings).unwrap();
    let good = notification(&text());
    assert_eq!(
        kind(&verifier, &good).await,
        Some(RejectKind::KeyUnavailable)
    );
    for (status, text) in [
        (200, OTHER_PUBLIC.to_owned()),
        (200, "<xml/>\n".to_owned() + CHAIN),
        (200, CHAIN.repeat(40)),
        (200, String::new()),
        (404, CHAIN.to_owned()),
        (301, CHAIN.to_owned()),
    ] {
        let (source, _) = serve(move |_| (status, text.clone()));
        let settings = settings.clone().transport(source);
        let verifier = build(&sns(), &settings).unwrap();
        assert_eq!(
            kind(&verifier, &good).await,
            Some(RejectKind::KeyUnavailable)
        );
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1);
}

#[test]
fn without_a_topic_it_isnt_built() {
    let (source, _) = serve(|_| (200, String::new()));
    let settings = VerifierSettings::new().transport(source);
    assert!(build(&sns(), &settings).is_err());
    assert!(build(&sns(), &settings.clone().value("topic", "")).is_err());
    let settings = settings.value("topic", TOPIC);
    assert!(build(&sns(), &settings).is_ok());
    for wrong in [
        CertUrl {
            hosts: Vec::new(),
            ..sns()
        },
        CertUrl {
            hosts: vec!["*.com".to_owned()],
            ..sns()
        },
        CertUrl {
            names: vec!["*".to_owned()],
            ..sns()
        },
        CertUrl {
            signed: CertSigned::Lines(Vec::new()),
            ..sns()
        },
        CertUrl {
            signed: CertSigned::Template("{nothing}".to_owned()),
            ..sns()
        },
        CertUrl {
            algorithm: CertAlgorithm::Table(body("/a"), Vec::new()),
            ..sns()
        },
    ] {
        assert!(build(&wrong, &settings).is_err(), "{wrong:?}");
    }
}
