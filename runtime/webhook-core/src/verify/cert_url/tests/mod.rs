//! Certificates by URL, as three providers have them.

mod chains;
mod lines;
mod urls;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::signature::RSA_PKCS1_SHA256;
use serde_json::{Value, json};

use super::*;
use crate::tests::sign_rsa;
use crate::{CertSigned, SignatureAlgorithm};

const CHAIN: &str = include_str!("../../../../../tests/keys/chain.pem");
const OTHER_NAME: &str = include_str!("../../../../../tests/keys/chain.other-name.pem");
const SELF_SIGNED: &str = include_str!("../../../../../tests/keys/self-signed.pem");
const ROOT: &str = include_str!("../../../../../tests/keys/root.pem");
/// A signature with SHA-1, which ring doesn't make.
const SHA1: &str = include_str!("../../../../../tests/keys/sns.sha1.txt");

const TOPIC: &str = "arn:aws:sns:us-west-2:123456789012:orders";
const CERTIFICATE: &str = "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-1.pem";

fn body(pointer: &str) -> Source {
    Source::Body(pointer.to_owned())
}

fn sns() -> CertUrl {
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    CertUrl {
        url: body("/SigningCertURL"),
        hosts: vec!["sns.*.amazonaws.com".to_owned()],
        path_suffix: Some(".pem".to_owned()),
        discovery: None,
        names: Vec::new(),
        algorithm: CertAlgorithm::Table(
            body("/SignatureVersion"),
            vec![
                ("1".to_owned(), SignatureAlgorithm::RsaSha1),
                ("2".to_owned(), SignatureAlgorithm::RsaSha256),
            ],
        ),
        from: body("/Signature"),
        signed: CertSigned::Lines(vec![(
            "Notification".to_owned(),
            names(&[
                "Message",
                "MessageId",
                "Subject?",
                "Timestamp",
                "TopicArn",
                "Type",
            ]),
        )]),
        bound: vec![(body("/TopicArn"), "topic".to_owned())],
    }
}

/// A notification with a signature of this text.
fn notification(text: &str) -> Value {
    json!({
        "Type": "Notification",
        "MessageId": "22b80b92",
        "TopicArn": TOPIC,
        "Message": "An order left.\nWith care.",
        "Timestamp": "2030-03-17T17:46:40.000Z",
        "SignatureVersion": "2",
        "Signature": STANDARD.encode(sign_rsa(&RSA_PKCS1_SHA256, text.as_bytes())),
        "SigningCertURL": CERTIFICATE,
    })
}

fn text() -> String {
    format!(
        "Message\nAn order left.\nWith care.\nMessageId\n22b80b92\nTimestamp\n2030-03-17T17:46:40.000Z\nTopicArn\n{TOPIC}\n\
         Type\nNotification\n"
    )
}

fn with(mut message: Value, name: &str, value: impl Into<Value>) -> Value {
    message[name] = value.into();
    message
}

fn without(mut message: Value, name: &str) -> Value {
    message.as_object_mut().unwrap().remove(name);
    message
}

/// PayPal's, for a house of our own.
fn paypal() -> CertUrl {
    let header = |name: &str| Source::Header(name.to_owned());
    CertUrl {
        url: header("cert-url"),
        hosts: vec!["api.bookshop.example".to_owned()],
        path_suffix: None,
        discovery: None,
        names: vec!["messages.bookshop.example".to_owned()],
        algorithm: CertAlgorithm::Fixed(
            SignatureAlgorithm::RsaSha256,
            Some((header("auth-algo"), "SHA256withRSA".to_owned())),
        ),
        from: header("transmission-sig"),
        signed: CertSigned::Template(
            "{header:transmission-id}|{setting:webhook_id}|{crc32:body}".to_owned(),
        ),
        bound: Vec::new(),
    }
}
