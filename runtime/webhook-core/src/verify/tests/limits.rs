//! Limits, pinned algorithms, and what the sender may not choose.

use super::harness::{add, check, now, set, vectors};
use crate::{Incoming, LearnedSecret, Profile, RejectKind, SignatureScheme, VerifierSettings};

fn delivery(name: &str) -> (Profile, VerifierSettings, Incoming) {
    let vector = vectors()
        .into_iter()
        .find(|vector| vector.name() == name)
        .unwrap();
    let settings = vector.settings(vector.secrets("secrets"));
    (vector.profile(), settings, vector.incoming())
}

fn kind(name: &str, change: impl FnOnce(&mut Incoming)) -> Option<RejectKind> {
    let (profile, settings, mut incoming) = delivery(name);
    change(&mut incoming);
    let result = check(&profile, &settings, &incoming).unwrap();
    result.err().map(|reject| reject.kind())
}

#[test]
fn signatures_and_keys_are_few() {
    let with = |count: usize| {
        kind("stripe", |incoming| {
            let value = incoming.parts.headers["stripe-signature"].to_str().unwrap();
            let more = format!(",v1={}", "0".repeat(64)).repeat(count);
            let value = format!("{value}{more}");
            set(incoming, "stripe-signature", &value);
        })
    };
    assert_eq!(with(15), None);
    assert_eq!(with(16), Some(RejectKind::Malformed));

    let (profile, mut settings, incoming) = delivery("github");
    for number in 0..7 {
        settings = settings.secret("secret", format!("old {number}"));
    }
    assert!(check(&profile, &settings, &incoming).unwrap().is_ok());
    settings = settings.secret("secret", "one more");
    assert!(check(&profile, &settings, &incoming).is_err());
}

#[test]
fn only_the_version_that_counts_is_looked_at() {
    let only = kind("stripe", |incoming| {
        let value = incoming.parts.headers["stripe-signature"].to_str().unwrap();
        let value = value.replace("v1=", "v0=");
        set(incoming, "stripe-signature", &value);
    });
    assert_eq!(only, Some(RejectKind::Missing));
}

#[test]
fn the_sender_does_not_choose_the_algorithm() {
    let header = "x-twilio-webhooks-signature-settings";
    // A token for SHA-1 isn't a key for SHA-256, whatever the delivery says, nor the other way round.
    let other = kind("twilio", |incoming| {
        set(incoming, header, "key=a,algorithm=HMAC_SHA256")
    });
    assert_eq!(other, Some(RejectKind::Malformed));
    let none = kind("twilio-shared-key", |incoming| {
        incoming.parts.headers.remove(header);
    });
    assert_eq!(none, Some(RejectKind::Missing));
    let sha1 = kind("twilio-shared-key", |incoming| {
        set(incoming, header, "key=a,algorithm=HMAC_SHA1")
    });
    assert_eq!(sha1, Some(RejectKind::Malformed));
    let twice = kind("twilio-shared-key", |incoming| {
        set(
            incoming,
            header,
            "algorithm=HMAC_SHA256,algorithm=HMAC_SHA1",
        );
    });
    assert_eq!(twice, Some(RejectKind::Duplicate));

    let version = kind("box-primary", |incoming| {
        set(incoming, "box-signature-version", "2")
    });
    assert_eq!(version, Some(RejectKind::Malformed));
    let algorithm = kind("box-primary", |incoming| {
        set(incoming, "box-signature-algorithm", "none")
    });
    assert_eq!(algorithm, Some(RejectKind::Malformed));
    let hubspot = kind("hubspot-v2", |incoming| {
        set(incoming, "x-hubspot-signature-version", "v1")
    });
    assert_eq!(hubspot, Some(RejectKind::Malformed));
    // GitHub's older header, and Bitbucket's with the hash of other senders.
    assert_eq!(
        kind("bitbucket", |incoming| {
            let value = incoming.parts.headers["x-hub-signature"].to_str().unwrap();
            let value = value.replace("sha256=", "sha1=");
            set(incoming, "x-hub-signature", &value);
        }),
        Some(RejectKind::Malformed)
    );
}

#[test]
fn the_host_header_is_not_the_url() {
    for name in ["square", "twilio", "hubspot", "mandrill", "hubspot-v2"] {
        let ignored = kind(name, |incoming| {
            set(incoming, "host", "evil.example");
            set(incoming, "x-forwarded-host", "evil.example");
        });
        assert_eq!(ignored, None, "{name}");
        let (profile, _, incoming) = delivery(name);
        let elsewhere = VerifierSettings::new()
            .secret("secret", "a bookshop's secret")
            .public_url("https://other.example");
        let result = check(&profile, &elsewhere, &incoming).unwrap();
        assert_eq!(result.unwrap_err().kind(), RejectKind::Mismatch, "{name}");
        let nowhere = VerifierSettings::new().secret("secret", "a bookshop's secret");
        assert!(check(&profile, &nowhere, &incoming).is_err(), "{name}");
    }
}

#[test]
fn json_by_its_hash_must_be_what_was_hashed() {
    let other = kind("twilio-json", |incoming| incoming.body = "{}".into());
    assert_eq!(other, Some(RejectKind::Mismatch));
    // Nothing of a body that isn't a form and has no hash would be signed.
    let unhashed = kind("twilio-get", |incoming| {
        incoming.body = "{}".into();
        set(incoming, "content-type", "application/json");
    });
    assert_eq!(unhashed, Some(RejectKind::Missing));
}

#[test]
fn a_member_that_stands_twice_is_refused() {
    let twice = kind("mailgun", |incoming| {
        let body = String::from_utf8(incoming.body.to_vec()).unwrap();
        incoming.body = body
            .replacen('{', r#"{"event-data":{"event":"other"},"#, 1)
            .into();
    });
    assert_eq!(twice, Some(RejectKind::Malformed));
    let item = kind("adyen", |incoming| {
        let body = String::from_utf8(incoming.body.to_vec()).unwrap();
        let body = body.replacen(
            "\"eventCode\"",
            "\"eventCode\": \"REFUND\", \"eventCode\"",
            1,
        );
        incoming.body = body.into();
    });
    assert_eq!(item, Some(RejectKind::Malformed));
}

#[test]
fn all_items_are_signed_or_none_counts() {
    for empty in [r#"{"notificationItems":[]}"#, "{}", "[]"] {
        let none = kind("adyen", |incoming| incoming.body = empty.into());
        assert_eq!(none, Some(RejectKind::Missing), "{empty}");
    }
    let one = kind("adyen", |incoming| {
        let body = String::from_utf8(incoming.body.to_vec()).unwrap();
        incoming.body = body.replacen("hmacSignature", "hmacsignature", 1).into();
    });
    assert_eq!(one, Some(RejectKind::Missing));
    let graph = r#"{"value":[{"clientState":"a bookshop's secret"},{"clientState":"no"}]}"#;
    let other = kind("microsoft-graph", |incoming| incoming.body = graph.into());
    assert_eq!(other, Some(RejectKind::Mismatch));
    let empty = kind("microsoft-graph", |incoming| {
        incoming.body = r#"{"value":[]}"#.into()
    });
    assert_eq!(empty, Some(RejectKind::Missing));
}

#[test]
fn the_body_itself_may_be_the_array_of_items() {
    let json = r#"{"verify":{"item_hmac":{"items":"","fields":["/id"],"signature":"/sig","encoding":"hex"}}}"#;
    let profile = Profile::from_json(json).unwrap();
    let settings = VerifierSettings::new().secret("secret", "a bookshop's secret");
    let signer = crate::Signer::new(&profile, &settings).unwrap();
    let mut request = http::Request::new(r#"[{"id":1},{"id":2}]"#.into());
    signer
        .sign(&mut request, "", std::time::SystemTime::now())
        .unwrap();
    let mut incoming = Incoming::new(request);
    let claims = check(&profile, &settings, &incoming).unwrap().unwrap();
    assert_eq!(claims.covers.fields, ["/*/id"]);
    let body = String::from_utf8(incoming.body.to_vec()).unwrap();
    incoming.body = body.replace(r#""id":2"#, r#""id":3"#).into();
    assert!(check(&profile, &settings, &incoming).unwrap().is_err());
}

#[test]
fn a_password_that_is_set_must_be_sent() {
    let without = kind("adyen-basic", |incoming| {
        incoming.parts.headers.remove("authorization");
    });
    assert_eq!(without, Some(RejectKind::Missing));
    let wrong = kind("adyen-basic", |incoming| {
        set(incoming, "authorization", "Basic c2hvcDpubw==")
    });
    assert_eq!(wrong, Some(RejectKind::Mismatch));
    let bearer = kind("adyen-basic", |incoming| {
        set(incoming, "authorization", "Bearer c2hvcDpubw==")
    });
    assert_eq!(bearer, Some(RejectKind::Malformed));
    let twice = kind("adyen-basic", |incoming| {
        add(incoming, "authorization", "Basic c2hvcDpubw==")
    });
    assert_eq!(twice, Some(RejectKind::Duplicate));
}

#[test]
fn a_password_that_is_empty_is_no_optional_one() {
    let vector = vectors()
        .into_iter()
        .find(|vector| vector.name() == "adyen")
        .unwrap();
    let settings = vector
        .settings(vector.secrets("secrets"))
        .secret("basic", "");
    assert!(super::harness::verifier(&vector.profile(), &settings).is_err());
    assert!(crate::Signer::new(&vector.profile(), &settings).is_err());
}

#[test]
fn what_cannot_work_is_refused_when_built() {
    let settings = VerifierSettings::new()
        .secret("secret", "s")
        .value("empty", "");
    for (signed, timestamp) in [
        ("{timestamp}{body}", ""),
        ("{id}{body}", ""),
        ("{body}", r#","timestamp":{"from":{"header":"x-time"}}"#),
        ("{setting:nothing}{body}", ""),
        ("{url}{body}", ""),
        ("{setting:empty}{body}", ""),
    ] {
        let json = format!(
            r#"{{"verify":{{"hmac":{{"from":{{"header":"x"}},"signed":"{signed}"{timestamp}}}}}}}"#
        );
        let profile = Profile::from_json(&json).unwrap();
        assert!(
            super::harness::verifier(&profile, &settings).is_err(),
            "{signed}"
        );
    }
    // A plain hash without a secret, which JSON can't say.
    let mut profile = Profile::named("hubspot-v1").unwrap();
    if let Some(SignatureScheme::Digest(digest)) = &mut profile.verify {
        digest.signed = "{body}".to_owned();
    }
    assert!(super::harness::verifier(&profile, &settings).is_err());
    // Nobody has said how.
    assert!(super::harness::verifier(&Profile::new("x", None), &settings).is_err());
}

#[test]
fn a_secret_may_come_later() {
    let vector = vectors()
        .into_iter()
        .find(|vector| vector.name() == "asana")
        .unwrap();
    let (profile, incoming) = (vector.profile(), vector.incoming());
    let learned = LearnedSecret::new();
    let settings = VerifierSettings::new().learned("secret", learned.clone());
    let verifier = super::harness::verifier(&profile, &settings).unwrap();
    let kind = || {
        now(verifier.verify(&incoming))
            .err()
            .map(|reject| reject.kind())
    };
    // That is our fault, so that it is sent again.
    assert_eq!(kind(), Some(RejectKind::KeyUnavailable));
    learned.expect();
    assert!(learned.learn("a bookshop's secret"));
    assert_eq!(kind(), None);
    assert!(!learned.learn("another"));
    assert_eq!(kind(), None);
    let both = settings.secret("secret", "an older one");
    assert!(check(&profile, &both, &incoming).unwrap().is_ok());
    let empty = VerifierSettings::new()
        .learned("secret", learned)
        .secret("secret", "");
    assert!(check(&profile, &empty, &incoming).is_err());
}

#[test]
fn nothing_shows_a_secret() {
    for vector in vectors() {
        let settings = vector.settings(vector.secrets("secrets"));
        let shown = format!("{settings:?}");
        for (_, secret) in vector.secrets("secrets") {
            assert!(!shown.contains(secret));
        }
    }
    for (name, form, text) in [("github", "hex", "not hex"), ("adyen", "", "xyzzy")] {
        let mut profile = Profile::named(name).unwrap();
        if !form.is_empty() {
            let json =
                r#"{"verify":{"hmac":{"key_form":"hex","from":{"header":"x"},"signed":"{body}"}}}"#;
            profile = Profile::from_json(json).unwrap();
        }
        let error =
            super::harness::verifier(&profile, &VerifierSettings::new().secret("secret", text));
        assert!(!error.err().unwrap().to_string().contains(text));
    }
}
