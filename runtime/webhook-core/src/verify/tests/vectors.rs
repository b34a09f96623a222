//! What is accepted, and what of it is authentic.

use super::harness::{check, vectors};
use crate::{Covers, Profile};

/// Those whose keys are fetched, or come in certificates, have their tests beside them.
const ELSEWHERE: &[&str] = &[
    "google-pubsub",
    "message-signature",
    "opendsr",
    "paypal",
    "plaid",
    "plaid-sandbox",
    "sns",
];

#[test]
fn every_delivery_is_accepted() {
    for vector in vectors() {
        let settings = vector.settings(vector.secrets("secrets"));
        let result = check(&vector.profile(), &settings, &vector.incoming()).unwrap();
        assert!(result.is_ok(), "{}: {result:?}", vector.name());
    }
}

#[test]
fn every_profile_has_a_delivery() {
    let vectors = vectors();
    for name in Profile::names() {
        let has = vectors.iter().any(|vector| vector.text("profile") == *name);
        assert!(has != ELSEWHERE.contains(name), "{name}");
    }
}

#[test]
fn old_and_new_secrets_hold_at_once() {
    for vector in vectors() {
        let (wrong, right) = (vector.secrets("wrong"), vector.secrets("secrets"));
        let settings = vector.settings(wrong.into_iter().chain(right));
        let claims = check(&vector.profile(), &settings, &vector.incoming())
            .unwrap()
            .unwrap();
        assert_eq!(claims.key.as_deref(), Some("1"), "{}", vector.name());
    }
}

#[test]
fn it_is_told_what_is_authentic() {
    let claims = |name: &str| {
        let vector = vectors()
            .into_iter()
            .find(|vector| vector.name() == name)
            .unwrap();
        let settings = vector.settings(vector.secrets("secrets"));
        check(&vector.profile(), &settings, &vector.incoming())
            .unwrap()
            .unwrap()
    };
    let covers = |body: bool, headers: &[&str], fields: &[&str], url: bool| Covers {
        body,
        headers: headers.iter().map(ToString::to_string).collect(),
        fields: fields.iter().map(ToString::to_string).collect(),
        url,
    };
    let item = "/notificationItems/*/NotificationRequestItem";
    let adyen: Vec<_> = [
        "/pspReference",
        "/originalReference",
        "/merchantAccountCode",
        "/merchantReference",
        "/amount/value",
        "/amount/currency",
        "/eventCode",
        "/success",
    ]
    .iter()
    .map(|field| format!("{item}{field}"))
    .collect();
    let adyen: Vec<_> = adyen.iter().map(String::as_str).collect();
    for (name, expected) in [
        ("github", covers(true, &[], &[], false)),
        ("stripe", covers(true, &[], &[], false)),
        (
            "standard-webhooks",
            covers(true, &["webhook-id", "webhook-timestamp"], &[], false),
        ),
        (
            "slack",
            covers(true, &["x-slack-request-timestamp"], &[], false),
        ),
        ("twilio", covers(true, &[], &[], true)),
        ("twilio-json", covers(true, &[], &[], true)),
        ("square", covers(true, &[], &[], true)),
        ("linear", covers(true, &[], &[], false)),
        (
            "mailgun",
            covers(
                false,
                &[],
                &["/signature/timestamp", "/signature/token"],
                false,
            ),
        ),
        ("adyen", covers(false, &[], &adyen, false)),
        ("adyen-basic", covers(false, &[], &adyen, false)),
        ("telegram", covers(false, &[], &[], false)),
        ("microsoft-graph", covers(false, &[], &[], false)),
    ] {
        assert_eq!(claims(name).covers, expected, "{name}");
    }
    let twitch = claims("twitch");
    assert_eq!(twitch.id.as_deref(), Some("m-1"));
    assert!(twitch.signed_at.is_some());
    assert_eq!(claims("mailgun").id.as_deref(), Some("5f0e1d2c3b4a"));
    assert_eq!(claims("github").id, None);
}
