//! What documents show of their own events; and Adyen's own test data, which belongs to two of them.

use super::SECRET;
use crate::corpus::Corpus;
use crate::subject::{Belongs, Sent, Subject};
use serde_json::Value;
use std::collections::BTreeMap;

/// The document of Adyen's classic notifications.
const CLASSIC: &str = "adyen/Webhooks-v1";
/// The one of Adyen's account holders.
const HOLDERS: &str = "adyen/BalancePlatformConfigurationNotification-v2";

/// Examples that say themselves that they are another event than the one they stand at, and which;
/// or that don't say what they are.
const MISTAKEN: [(&str, &str); 10] = [
    ("adyen__BalancePlatformAcsNotification-v1.jsonl#4", ""),
    (
        "adyen__MarketPayNotificationService-v6.jsonl#3",
        "/TRANSFER_FUNDS",
    ),
    (
        "adyen__MarketPayNotificationService-v6.jsonl#12",
        "/ACCOUNT_CLOSED",
    ),
    (
        "adyen__MarketPayNotificationService-v6.jsonl#17",
        "/TRANSFER_FUNDS",
    ),
    (
        "adyen__MarketPayNotificationService-v6.jsonl#18",
        "/TRANSFER_FUNDS",
    ),
    (
        "adyen__MarketPayNotificationService-v6.jsonl#19",
        "/TRANSFER_FUNDS",
    ),
    (
        "adyen__MarketPayNotificationService-v6.jsonl#20",
        "/TRANSFER_FUNDS",
    ),
    // The type is one that both of the events with a bank's notice have.
    ("adyen__Webhooks-v1.jsonl#12", "/ACH_NOTIFICATION_OF_CHANGE"),
    // The form holds YAML.
    ("github__api.github.com.jsonl#12", ""),
    (
        "zoom__zoom-video-sdk.jsonl#24",
        "session.recording_transcript_completed",
    ),
];

/// A document, and the profile by which it is delivered.
type Key = (String, Option<&'static str>);

pub(crate) fn shown(corpus: &Corpus) -> Result<Vec<Subject>, String> {
    let mut all: BTreeMap<Key, (bool, Vec<Sent>)> = BTreeMap::new();
    for file in corpus.files("from-specs", ".jsonl")? {
        let stem = file.trim_start_matches("from-specs/");
        let id = stem.trim_end_matches(".jsonl").replacen("__", "/", 1);
        for (number, line) in corpus.text(&file)?.lines().enumerate() {
            let label = format!("{file}#{}", number + 1);
            let shown: Value = serde_json::from_str(line).map_err(|e| format!("{label}: {e}"))?;
            let (callback, sent) = one(&label, &shown);
            let profile = profile(&id, &sent.body);
            let (callbacks, list) = all.entry((id.clone(), profile)).or_default();
            *callbacks = callback;
            list.push(sent);
        }
    }
    for file in corpus.files("adyen/source", ".json")? {
        let body = corpus.text(&file)?;
        let (id, event) = match body.contains("notificationItems") {
            true => {
                let value = corpus.json(&file)?;
                let code = value.pointer("/notificationItems/0/NotificationRequestItem/eventCode");
                (
                    CLASSIC,
                    format!("/{}", code.and_then(Value::as_str).unwrap_or_default()),
                )
            }
            false => (HOLDERS, "balancePlatform.accountHolder.created".to_owned()),
        };
        let profile = profile(id, &body);
        let sent = Sent::json(file, body, Belongs::Event(event));
        all.entry((id.to_owned(), profile))
            .or_default()
            .1
            .push(sent);
    }
    let subjects = all.into_iter().map(|((id, profile), (callbacks, sent))| {
        let name = match profile {
            Some(profile) => format!("{id} by {profile}"),
            None => id.clone(),
        };
        let mut subject = Subject::new(&name, corpus.document(&id)?).sent(sent);
        subject.callbacks = callbacks;
        Ok(match profile {
            Some(profile) => subject.profile(profile, SECRET),
            None => subject,
        })
    });
    subjects.collect()
}

/// How a document's events are delivered.
fn profile(id: &str, body: &str) -> Option<&'static str> {
    match id.split('/').next() {
        Some("github") => Some("github"),
        Some("zoom") => Some("zoom"),
        // It has no signature.
        _ if id.starts_with("adyen/MarketPay") => None,
        // The document has events of both of Adyen's families.
        _ if id == CLASSIC && body.contains("notificationItems") => Some("adyen"),
        Some("adyen") => Some("adyen-platform"),
        _ => None,
    }
}

/// Whether it is a callback, and the delivery.
fn one(label: &str, shown: &Value) -> (bool, Sent) {
    let word = |key: &str| shown.get(key).and_then(Value::as_str).unwrap_or_default();
    let value = shown.get("value").unwrap_or(&Value::Null);
    let form = word("content_type") == "application/x-www-form-urlencoded";
    let payload = value.get("payload").and_then(Value::as_str);
    let body = match (value, payload) {
        // An example of a form is written as it is sent.
        (_, Some(payload)) if form => format!("payload={payload}"),
        // An example of JSON may be written as a text.
        (Value::String(text), _) => text.clone(),
        _ => value.to_string(),
    };
    let name = word("name");
    let mistaken = MISTAKEN.iter().find(|(known, _)| label.ends_with(known));
    let belongs = match mistaken {
        Some((_, "")) => Belongs::Unknown,
        Some((_, event)) => Belongs::Event((*event).to_owned()),
        None => Belongs::Event(name.to_owned()),
    };
    let mut sent = Sent::json(label, body, belongs);
    if form {
        sent.headers = vec![("content-type", word("content_type").to_owned())];
    }
    // GitHub's webhooks are named after the event and the action.
    let events = ["check-run", "secret-scanning-alert-location"];
    let event = events.into_iter().find(|event| name.starts_with(event));
    let event = event.unwrap_or(name);
    let sent = sent
        .header("x-github-event", event.replace('-', "_"))
        .header("x-github-delivery", label);
    (word("kind") == "callback", sent)
}
