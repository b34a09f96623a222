//! Where certificates are fetched from, and where they aren't.

use std::sync::atomic::Ordering;

use super::*;
use crate::tests::{NOW, delivery, outcome, refused, seconds, serve};

#[tokio::test]
async fn look_alikes_are_never_asked() {
    let (source, asked) = serve(|_| (200, CHAIN.to_owned()));
    let settings = VerifierSettings::new()
        .value("topic", TOPIC)
        .transport(source);
    let verifier = build(&sns(), &settings).unwrap();
    for url in [
        "https://sns.amazonaws.com.evil.example/a.pem",
        "https://sns.us-west-2.amazonaws.com.evil.example/a.pem",
        "https://evil.example/sns.us-west-2.amazonaws.com/a.pem",
        "https://sns.amazonaws.com/a.pem",
        "https://sns.s3.amazonaws.com/a.pem",
        "https://sns.us-west-2.amazonaws.com@evil.example/a.pem",
        "https://me@sns.us-west-2.amazonaws.com/a.pem",
        "https://sns.us-west-2.amazonaws.com:8443/a.pem",
        "http://sns.us-west-2.amazonaws.com/a.pem",
        "https://sns.us-west-2.amazonaws.com/a.txt",
        "https://sns.us-west-2.amazonaws.com/?x=.pem",
        "https://sns.us-west-2.amazonaws.com/a.pem?Action=GetEndpointAttributes",
        "https://sns.us-west-2.amazonaws.com/a#.pem",
        "https://127.0.0.1/a.pem",
        "file:///etc/ssl/a.pem",
        "",
    ] {
        let message = with(notification(&text()), "SigningCertURL", url);
        let incoming = delivery(&[], message.to_string());
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::Mismatch,
            "{url}"
        );
    }
    assert_eq!(asked.load(Ordering::SeqCst), 0);
    let incoming = delivery(&[], notification(&text()).to_string());
    for _ in 0..3 {
        assert!(outcome(&verifier, &incoming).await.is_ok());
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1, "it is kept");
}

#[tokio::test(start_paused = true)]
async fn a_flood_of_urls_fetches_little() {
    let (source, asked) = serve(|path| match path {
        "/SimpleNotificationService-1.pem" => (200, CHAIN.to_owned()),
        _ => (404, String::new()),
    });
    let settings = VerifierSettings::new()
        .value("topic", TOPIC)
        .transport(source);
    let verifier = build(&sns(), &settings).unwrap();
    let good = delivery(&[], notification(&text()).to_string());
    assert!(outcome(&verifier, &good).await.is_ok());
    for number in 0..500 {
        let url = format!("https://sns.us-west-2.amazonaws.com/{number}.pem");
        let message = with(notification(&text()), "SigningCertURL", url);
        let incoming = delivery(&[], message.to_string());
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::KeyUnavailable
        );
    }
    assert_eq!(asked.load(Ordering::SeqCst), 16);
    // What is signed with the certificate that is known goes on, also when that is fetched anew.
    tokio::time::advance(FRESH + std::time::Duration::from_secs(1)).await;
    for number in 0..500 {
        let url = format!("https://sns.us-west-2.amazonaws.com/more{number}.pem");
        let message = with(notification(&text()), "SigningCertURL", url);
        outcome(&verifier, &delivery(&[], message.to_string()))
            .await
            .unwrap_err();
    }
    assert!(outcome(&verifier, &good).await.is_ok());
}

#[tokio::test]
async fn a_document_names_the_certificate() {
    let opendsr = CertUrl {
        url: Source::Header("processor-domain".to_owned()),
        hosts: vec![
            "dsr.bookshop.example".to_owned(),
            "static.bookshop.example".to_owned(),
        ],
        path_suffix: None,
        discovery: Some(("/discovery".to_owned(), "/processor_certificate".to_owned())),
        names: vec!["*.bookshop.example".to_owned()],
        algorithm: CertAlgorithm::Fixed(SignatureAlgorithm::RsaSha256, None),
        from: Source::Header("signature".to_owned()),
        signed: CertSigned::Template("{body}".to_owned()),
        bound: Vec::new(),
    };
    let settings = |url: &'static str| {
        let (source, asked) = serve(move |path| match path {
            "/discovery" => (200, json!({ "processor_certificate": url }).to_string()),
            "/dsr.pem" => (200, CHAIN.to_owned()),
            _ => (404, String::new()),
        });
        (
            VerifierSettings::new()
                .secret("roots", ROOT)
                .transport(source),
            asked,
        )
    };
    let signature = STANDARD.encode(sign_rsa(&RSA_PKCS1_SHA256, b"{}"));
    let signed = |domain: &str, body: &'static str| {
        let mut incoming = delivery(
            &[("processor-domain", domain), ("signature", &signature)],
            body,
        );
        incoming.at = seconds(NOW);
        incoming
    };
    let (good, asked) = settings("https://static.bookshop.example/dsr.pem");
    let verifier = build(&opendsr, &good).unwrap();
    let claims = outcome(&verifier, &signed("dsr.bookshop.example", "{}"))
        .await
        .unwrap();
    assert!(claims.covers.body);
    assert_eq!(asked.load(Ordering::SeqCst), 2);
    let incoming = signed("dsr.bookshop.example", "{ }");
    assert_eq!(
        refused(outcome(&verifier, &incoming).await),
        RejectKind::Mismatch
    );
    for domain in ["evil.example", "dsr.bookshop.example.evil.example", ""] {
        let incoming = signed(domain, "{}");
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::Mismatch
        );
    }
    for domain in ["dsr.bookshop.example/elsewhere", "dsr.bookshop.example/?"] {
        let incoming = signed(domain, "{}");
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::Malformed
        );
    }
    assert_eq!(asked.load(Ordering::SeqCst), 2);
    for url in [
        "https://evil.example/dsr.pem",
        "http://static.bookshop.example/dsr.pem",
        "",
    ] {
        let (bad, asked) = settings(url);
        let verifier = build(&opendsr, &bad).unwrap();
        let incoming = signed("dsr.bookshop.example", "{}");
        assert_eq!(
            refused(outcome(&verifier, &incoming).await),
            RejectKind::KeyUnavailable
        );
        assert_eq!(asked.load(Ordering::SeqCst), 1);
    }
}
