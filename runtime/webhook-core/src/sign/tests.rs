use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::Request;

use super::Signer;
use crate::verify::tests::harness::{Vector, check, vectors};
use crate::{Incoming, Profile, VerifierSettings};

/// What isn't signed here.
const UNSIGNED: &[&str] = &[
    "google-pubsub",
    "opendsr",
    "paddle-classic",
    "paypal",
    "plaid",
    "plaid-sandbox",
    "sns",
];

fn at() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_790_000_000)
}

fn settings(vector: &Vector) -> VerifierSettings {
    let secrets = vector.secrets("secrets").into_iter();
    vector.settings(secrets.chain(vector.secrets("private")))
}

/// The delivery without what was signed.
fn unsigned(vector: &Vector) -> Request<Bytes> {
    let incoming = vector.incoming();
    let mut request = Request::builder()
        .method(incoming.parts.method)
        .uri("/hooks?x=1");
    if let Some(media) = incoming.parts.headers.get("content-type") {
        request = request.header("content-type", media);
    }
    let text = String::from_utf8_lossy(&incoming.body);
    let text = text
        .replace("hmacSignature", "other")
        .replace("\"signature\":", "\"x\":");
    request.body(Bytes::from(text)).unwrap()
}

fn incoming(request: Request<Bytes>) -> Incoming {
    let mut incoming = Incoming::new(request);
    incoming.at = at();
    incoming
}

#[test]
fn what_is_signed_is_accepted() {
    let vectors = vectors();
    let mut signed = 0;
    for name in Profile::names() {
        let profile = Profile::named(name).unwrap();
        for vector in vectors
            .iter()
            .filter(|vector| vector.text("profile") == *name)
        {
            let settings = settings(vector);
            let Ok(signer) = Signer::new(&profile, &settings) else {
                assert!(UNSIGNED.contains(name), "{name}");
                continue;
            };
            let mut request = unsigned(vector);
            signer.sign(&mut request, "msg_1", at()).unwrap();
            let incoming = incoming(request);
            let claims = check(&profile, &settings, &incoming).unwrap();
            let claims = claims.unwrap_or_else(|reject| panic!("{}: {reject}", vector.name()));
            assert!(claims.id.is_none_or(|id| id == "msg_1"), "{name}");
            assert!(
                claims.signed_at.is_none_or(|signed_at| signed_at == at()),
                "{name}"
            );
            // The next hour it isn't, where there is a time.
            let mut late = incoming.clone();
            late.at += Duration::from_secs(25 * 3600);
            let result = check(&profile, &settings, &late).unwrap();
            assert_eq!(
                result.is_err(),
                claims.signed_at.is_some() && *name != "sendgrid",
                "{name}"
            );
            signed += 1;
        }
    }
    assert!(signed >= 70, "{signed}");
}

#[test]
fn what_others_have_signed_is_signed_the_same() {
    let mut same = 0;
    for vector in vectors() {
        let Ok(signer) = Signer::new(&vector.profile(), &settings(&vector)) else {
            continue;
        };
        let original = vector.incoming();
        let mut request = Request::from_parts(original.parts.clone(), original.body.clone());
        let id = [
            "webhook-id",
            "svix-id",
            "twitch-eventsub-message-id",
            "kick-event-message-id",
        ]
        .iter()
        .find_map(|name| original.parts.headers.get(*name)?.to_str().ok())
        .unwrap_or("5f0e1d2c3b4a");
        signer.sign(&mut request, id, vector.at()).unwrap();
        let (parts, body) = request.into_parts();
        let same_body = body == original.body || same_json(&body, &original.body);
        let equal = parts.headers == original.parts.headers && same_body;
        // Several secrets or numbered headers, another case, times that we don't write, another URL, chance.
        let differs = [
            "box-primary",
            "box-secondary",
            "cloudevents-binary",
            "cloudevents-query",
            "docusign",
            "github-upper-case",
            "paddle-rolling",
            "sendgrid",
            "standard-webhooks-list",
            "stripe-rolling",
            "stripe-zero-padded",
            "svix-unbranded",
            "twilio-port-added",
            "twilio-port-left-out",
            "twilio-shared-key",
            "twitch",
            "websub-sha384",
            "websub-sha512",
        ];
        let name = vector.name();
        assert_eq!(
            equal,
            !differs.contains(&name),
            "{name}: {:?} {body:?}",
            parts.headers
        );
        same += usize::from(equal);
    }
    assert!(same > 50, "{same}");
}

fn same_json(one: &[u8], other: &[u8]) -> bool {
    let read = |bytes| serde_json::from_slice::<serde_json::Value>(bytes).ok();
    read(one).is_some() && read(one) == read(other)
}

#[test]
fn every_secret_signs_where_there_is_room() {
    let profile = Profile::named("stripe").unwrap();
    let both = VerifierSettings::new()
        .secret("secret", "new")
        .secret("secret", "old");
    let mut request = Request::post("/").body(Bytes::from("{}")).unwrap();
    Signer::new(&profile, &both)
        .unwrap()
        .sign(&mut request, "", at())
        .unwrap();
    let incoming = incoming(request);
    for secret in ["new", "old"] {
        let settings = VerifierSettings::new().secret("secret", secret);
        assert!(
            check(&profile, &settings, &incoming).unwrap().is_ok(),
            "{secret}"
        );
    }
}

/// WorkOS writes a blank after the comma, and its own library insists on it.
#[test]
fn blanks_between_pairs_are_written_and_not_insisted_on() {
    let profile = Profile::from_json(
        r#"{"name": "own", "verify": {"hmac": {
            "hash": "sha256", "from": {"header": "s"}, "encoding": "hex", "signed": "{timestamp}.{body}",
            "extract": {"pairs": {"separator": ", ", "equals": "=", "name": "v1"}},
            "timestamp": {"pair": "t"}
        }}}"#,
    );
    let (profile, settings) = (
        profile.unwrap(),
        VerifierSettings::new().secret("secret", "s"),
    );
    let mut request = Request::post("/").body(Bytes::from("{}")).unwrap();
    let signer = Signer::new(&profile, &settings).unwrap();
    signer.sign(&mut request, "", at()).unwrap();
    let header = request.headers()["s"].to_str().unwrap().to_owned();
    assert!(header.starts_with("t=1790000000, v1="), "{header}");
    for written in [header.clone(), header.replace(' ', "")] {
        let mut incoming = incoming(request.clone());
        incoming.parts.headers.insert("s", written.parse().unwrap());
        let claims = check(&profile, &settings, &incoming).unwrap();
        assert!(claims.is_ok(), "{written}");
    }
}

#[test]
fn what_cannot_be_signed_is_said() {
    let signer = |name: &str, settings: &VerifierSettings| {
        Signer::new(&Profile::named(name).unwrap(), settings)
    };
    assert!(signer("github", &VerifierSettings::new()).is_err());
    assert!(signer("paypal", &VerifierSettings::new().value("webhook_id", "1")).is_err());
    let nonsense = VerifierSettings::new()
        .secret("private_key", "zz")
        .secret("public_key", "zz");
    for name in ["discord", "sendgrid", "kick", "paddle-classic"] {
        let error = signer(name, &nonsense).err().unwrap();
        assert!(!error.to_string().contains("zz"), "{error}");
    }
    let mailgun = signer("mailgun", &VerifierSettings::new().secret("secret", "s")).unwrap();
    let mut text = Request::post("/").body(Bytes::from("no json")).unwrap();
    assert!(mailgun.sign(&mut text, "1", at()).is_err());
    let twitch = signer("twitch", &VerifierSettings::new().secret("secret", "s")).unwrap();
    let mut request = Request::post("/").body(Bytes::new()).unwrap();
    assert!(twitch.sign(&mut request, "line\nbreak", at()).is_err());
}

#[test]
fn a_message_signature_is_accepted() {
    let seed = "0707070707070707070707070707070707070707070707070707070707070707";
    let json = r#"{"profile":"message-signature","verify":{"message_signature":
        {"algorithm":"ed25519","key":"public_key","key_form":"hex","components":["@method","@target-uri","content-digest"]}}}"#;
    let profile = Profile::from_json(json).unwrap();
    // By OpenSSL, of the seed.
    let public = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";
    let settings = VerifierSettings::new()
        .secret("private_key", seed)
        .secret("public_key", public)
        .public_url("https://shop.example/hooks");
    let signer = Signer::new(&profile, &settings).unwrap();
    let url = "https://shop.example/hooks";
    let mut request = Request::post(url).body(Bytes::from("{}")).unwrap();
    signer.sign(&mut request, "1", at()).unwrap();
    let signed = incoming(request);
    assert!(check(&profile, &settings, &signed).unwrap().is_ok());
    let mut other = signed;
    other.body = Bytes::from("[]");
    assert!(check(&profile, &settings, &other).unwrap().is_err());
}

/// The seed of RFC 8032, section 7.1, test 1, with its public key behind it, and the same in PKCS#8.
const SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60\
                    d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const PKCS8: &str = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";

#[test]
fn a_private_key_is_read_alike_for_every_scheme() {
    let pem = include_str!("../../../tests/keys/rsa.pem");
    let pkcs8: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let der = STANDARD.decode(&pkcs8).unwrap();
    // In PKCS#8, PKCS#1 begins after 26 bytes if the key has 2048 bits.
    let pkcs1 = STANDARD.encode(&der[26..]);
    let signed = |scheme: &serde_json::Value, key: &str| {
        let profile = serde_json::json!({ "name": "keys", "verify": scheme });
        let profile = Profile::from_value(&profile).unwrap();
        let settings = VerifierSettings::new().secret("private_key", key);
        let signer = Signer::new(&profile, &settings)?;
        let mut request = Request::new(Bytes::from_static(b"{}"));
        *request.uri_mut() = "https://receiver.example/hooks".parse().unwrap();
        signer.sign(&mut request, "msg_1", at())?;
        Ok::<_, crate::SetupError>(request.headers().clone())
    };
    for (algorithm, form, keys) in [
        ("ed25519", "hex", [PKCS8, SEED, &SEED[..64]]),
        ("rsa-sha256", "spki", [pem, &pkcs8, &pkcs1]),
    ] {
        let plain = serde_json::json!({ "signature": {
            "algorithm": algorithm, "key": "public_key", "key_form": form,
            "from": { "header": "x-signature" }, "encoding": "base64", "signed": "{body}",
        } });
        let algorithm = algorithm.replace("rsa-sha256", "rsa-v1_5-sha256");
        let message = serde_json::json!({ "message_signature": {
            "algorithm": algorithm, "key": "public_key", "key_form": form,
            "components": ["@method"],
        } });
        for scheme in [plain, message] {
            let first = signed(&scheme, keys[0]).unwrap();
            for key in keys {
                assert_eq!(signed(&scheme, key).as_ref(), Ok(&first), "{scheme}: {key}");
            }
            assert!(signed(&scheme, &keys[2][..40]).is_err(), "{scheme}");
        }
    }
}
