//! The ways in which a provider can sign: each scheme of its profile, by each of two keys.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use bytes::Bytes;
use http::Request;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256,
};
use serde_json::{Value, json};

use crate::webhook::testing::{RSA, RSA_PUBLIC, sign_rsa};
use crate::webhook::{
    KeyForm, Profile, Settings, SignatureAlgorithm, SignatureScheme, Signer, TokenForm,
};
use callwright_webhook_core::encoding::hex;

const SECOND: &str = include_str!("../../../../tests/keys/second.pem");
const SECOND_PUBLIC: &str = include_str!("../../../../tests/keys/second.public.pem");

/// The URL of the receiver, as the providers have it.
pub(super) const PUBLIC_URL: &str = "https://receiver.example";

/// Signs a request, with an id and a time if the scheme has them.
type Sign = Box<dyn Fn(&mut Request<Bytes>, &str, SystemTime)>;

/// How a delivery is signed.
pub(super) struct Way {
    /// The key: equal for two ways by the same one.
    pub(super) key: String,
    /// The function that signs.
    pub(super) scheme: SignatureScheme,
    pub(super) sign: Sign,
}

/// A key in the form for the receiver and in the form for the sender.
struct Pair {
    name: String,
    receiver: String,
    sender: Settings,
}

/// All ways of a profile, and the secrets that the receiver needs for them.
pub(super) fn of(profile: &Profile) -> (Vec<Way>, Vec<(String, String)>) {
    let mut ways = Vec::new();
    let mut secrets: Vec<(String, String)> = Vec::new();
    let scheme = profile.verify.clone().unwrap();
    let schemes = match scheme {
        SignatureScheme::Any(schemes) => schemes,
        // An optional password is left out.
        SignatureScheme::All(mut schemes)
            if matches!(schemes.last(), Some(SignatureScheme::CertUrl(_))) =>
        {
            schemes.pop().into_iter().collect()
        }
        other => vec![other],
    };
    for scheme in schemes {
        match &scheme {
            SignatureScheme::Jwt(_) | SignatureScheme::CertUrl(_) => ways.push(Way {
                key: "the provider's".to_owned(),
                sign: without_signer(&profile.name),
                scheme,
            }),
            _ => {
                for number in 0..2 {
                    let pair = pair(&scheme, number);
                    let signs = Profile::new("one", scheme.clone());
                    let signer = Signer::new(&signs, &pair.sender).unwrap();
                    let secret = (pair.name, pair.receiver.clone());
                    if !secrets.contains(&secret) {
                        secrets.push(secret);
                    }
                    ways.push(Way {
                        key: pair.receiver,
                        scheme: scheme.clone(),
                        sign: Box::new(move |request, id, at| {
                            signer.sign(request, id, at).unwrap();
                        }),
                    });
                }
            }
        }
    }
    if ways
        .iter()
        .any(|way| matches!(way.scheme, SignatureScheme::Jwt(_)))
    {
        secrets.push(("keys".to_owned(), RSA_PUBLIC.to_owned()));
    }
    (ways, secrets)
}

/// The first or the second key of a scheme.
fn pair(scheme: &SignatureScheme, number: usize) -> Pair {
    let secret = |name: &str, form| {
        let text = secret(name, form, number);
        Pair {
            name: name.to_owned(),
            receiver: text.clone(),
            sender: Settings::new().public_url(PUBLIC_URL).secret(name, text),
        }
    };
    match scheme {
        SignatureScheme::Hmac(scheme) => secret(&scheme.key, scheme.key_form),
        SignatureScheme::Digest(scheme) => secret(&scheme.key, KeyForm::Utf8),
        SignatureScheme::ItemHmac(scheme) => secret(&scheme.key, scheme.key_form),
        SignatureScheme::Token(token) => {
            let mut pair = secret(&token.key, KeyForm::Utf8);
            if token.form == TokenForm::Basic {
                pair.receiver.insert_str(0, "name:");
                pair.sender = Settings::new().secret(&token.key, &pair.receiver);
            }
            pair
        }
        // The others of them are optional.
        SignatureScheme::All(schemes) => pair_of_first(schemes, number),
        SignatureScheme::Signature(scheme) => {
            let (public, private) = key_pair(scheme.algorithm, scheme.key_form, number);
            key(&scheme.key, public, private)
        }
        SignatureScheme::MessageSignature(scheme) => {
            assert_eq!(scheme.algorithm, "ed25519");
            let algorithm = SignatureAlgorithm::Ed25519;
            let (public, private) = key_pair(algorithm, scheme.key_form, number);
            key(&scheme.key, public, private)
        }
        other => panic!("nobody signs by {other:?}"),
    }
}

fn pair_of_first(schemes: &[SignatureScheme], number: usize) -> Pair {
    pair(&schemes[0], number)
}

fn key(name: &str, public: String, private: String) -> Pair {
    let sender = Settings::new()
        .public_url(PUBLIC_URL)
        .secret(name, &public)
        .secret(Settings::PRIVATE_KEY, private);
    Pair {
        name: name.to_owned(),
        receiver: public,
        sender,
    }
}

fn secret(name: &str, form: KeyForm, number: usize) -> String {
    let text = format!("the {name} of the bookshop, number {number}");
    let bytes = digest(&SHA256, text.as_bytes());
    match form {
        KeyForm::Utf8 => text,
        KeyForm::Hex => hex(bytes.as_ref()),
        KeyForm::Whsec | KeyForm::WhsecOrUtf8 => format!("whsec_{}", STANDARD.encode(bytes)),
        _ => STANDARD.encode(bytes),
    }
}

/// The public and the private half of a key.
fn key_pair(algorithm: SignatureAlgorithm, form: KeyForm, number: usize) -> (String, String) {
    let pems = [(RSA_PUBLIC, RSA), (SECOND_PUBLIC, SECOND)];
    match algorithm {
        SignatureAlgorithm::Ed25519 => {
            let seed = digest(&SHA256, &[u8::try_from(number).unwrap()]);
            let pair = Ed25519KeyPair::from_seed_unchecked(seed.as_ref()).unwrap();
            let public = pair.public_key().as_ref();
            let pkcs8 = [
                &b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20"[..],
                seed.as_ref(),
            ];
            let public = match form {
                KeyForm::Hex => hex(public),
                KeyForm::Spki => {
                    let head = b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00";
                    STANDARD.encode([&head[..], public].concat())
                }
                KeyForm::Whsec => format!("whpk_{}", STANDARD.encode(public)),
                _ => STANDARD.encode(public),
            };
            (public, STANDARD.encode(pkcs8.concat()))
        }
        SignatureAlgorithm::EcdsaP256Der => {
            let random = SystemRandom::new();
            let algorithm = &ECDSA_P256_SHA256_ASN1_SIGNING;
            let pkcs8 = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
            let pair = EcdsaKeyPair::from_pkcs8(algorithm, pkcs8.as_ref(), &random).unwrap();
            let head = b"\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\
                         \xce\x3d\x03\x01\x07\x03\x42\x00";
            let public = [&head[..], pair.public_key().as_ref()].concat();
            (STANDARD.encode(public), STANDARD.encode(pkcs8.as_ref()))
        }
        SignatureAlgorithm::RsaSha256 => {
            let (public, private) = pems[number];
            (public.to_owned(), private.to_owned())
        }
        other => panic!("nobody signs by {other:?}"),
    }
}

/// The schemes that `Signer` doesn't support: tokens and certificates.
fn without_signer(name: &str) -> Sign {
    match name {
        "event-grid" | "google-pubsub" => Box::new(|request, _, at| {
            let now = at.duration_since(UNIX_EPOCH).unwrap().as_secs();
            let claims = json!({
                "aud": "me", "iss": "https://accounts.google.com", "email": "svc@bookshop.example",
                "email_verified": true, "iat": now, "exp": now + 3600,
            });
            bearer(request, &claims, "authorization", "Bearer ");
        }),
        "plaid" | "plaid-sandbox" => Box::new(|request, _, at| {
            let now = at.duration_since(UNIX_EPOCH).unwrap().as_secs();
            let hash = hex(digest(&SHA256, request.body()).as_ref());
            let claims = json!({ "iat": now, "request_body_sha256": hash });
            bearer(request, &claims, "plaid-verification", "");
        }),
        "paypal" => Box::new(|request, id, at| {
            let time = at.duration_since(UNIX_EPOCH).unwrap().as_secs().to_string();
            let text = format!("{id}|{time}|W-1|{}", crc32fast::hash(request.body()));
            let signature = STANDARD.encode(sign_rsa(&RSA_PKCS1_SHA256, text.as_bytes()));
            for (name, value) in [
                ("paypal-transmission-id", id),
                ("paypal-transmission-time", &time),
                ("paypal-transmission-sig", &signature),
                ("paypal-auth-algo", "SHA256withRSA"),
                (
                    "paypal-cert-url",
                    "https://api.paypal.com/v1/notifications/certs/CERT-1",
                ),
            ] {
                request.headers_mut().insert(name, value.parse().unwrap());
            }
        }),
        "opendsr" => Box::new(|request, _, _| {
            let signature = STANDARD.encode(sign_rsa(&RSA_PKCS1_SHA256, request.body()));
            for (name, value) in [
                ("x-opendsr-processor-domain", "opendsr.mparticle.com"),
                ("x-opendsr-signature", &*signature),
            ] {
                request.headers_mut().insert(name, value.parse().unwrap());
            }
        }),
        "sns" => Box::new(|request, id, _| {
            let mut message: Value = serde_json::from_slice(request.body()).unwrap();
            message["MessageId"] = json!(id);
            let names = ["Message", "MessageId", "Timestamp", "TopicArn", "Type"];
            let lines = names.map(|name| format!("{name}\n{}\n", message[name].as_str().unwrap()));
            let signature = sign_rsa(&RSA_PKCS1_SHA256, lines.concat().as_bytes());
            message["SignatureVersion"] = json!("2");
            message["Signature"] = json!(STANDARD.encode(signature));
            message["SigningCertURL"] = json!("https://sns.eu-west-1.amazonaws.com/Simple-1.pem");
            *request.body_mut() = Bytes::from(message.to_string());
        }),
        other => panic!("nobody signs as {other} does"),
    }
}

fn bearer(request: &mut Request<Bytes>, claims: &Value, header: &'static str, word: &str) {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", part(&json!({ "alg": "RS256" })), part(claims));
    let signature = URL_SAFE_NO_PAD.encode(sign_rsa(&RSA_PKCS1_SHA256, text.as_bytes()));
    let value = format!("{word}{text}.{signature}").parse().unwrap();
    request.headers_mut().insert(header, value);
}
