//! The examples of events in documents, and Adyen's test data for two of its documents.

use super::SECRET;
use crate::corpus::Corpus;
use crate::subject::{Expected, Subject, TestDelivery};
use serde_json::Value;
use std::collections::BTreeMap;

/// The document of Adyen's classic notifications.
const CLASSIC: &str = "adyen/Webhooks-v1";
/// The document of Adyen's account holders.
const HOLDERS: &str = "adyen/BalancePlatformConfigurationNotification-v2";

/// Examples whose payload names another event than the one that they are an example of, with that event. It is empty if
/// the payload names none.
const MISPLACED: [(&str, &str); 10] = [
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
    // Two events have this type.
    ("adyen__Webhooks-v1.jsonl#12", "/ACH_NOTIFICATION_OF_CHANGE"),
    // The form contains YAML.
    ("github__api.github.com.jsonl#12", ""),
    (
        "zoom__zoom-video-sdk.jsonl#24",
        "session.recording_transcript_completed",
    ),
];

/// The id of a document, and a profile.
type Key = (String, Option<&'static str>);

pub(crate) fn examples(corpus: &Corpus) -> Result<Vec<Subject>, String> {
    let mut all: BTreeMap<Key, (bool, Vec<TestDelivery>)> = BTreeMap::new();
    for file in corpus.files("from-specs", ".jsonl")? {
        let stem = file.trim_start_matches("from-specs/");
        let id = stem.trim_end_matches(".jsonl").replacen("__", "/", 1);
        for (number, line) in corpus.text(&file)?.lines().enumerate() {
            let label = format!("{file}#{}", number + 1);
            let example: Value = serde_json::from_str(line).map_err(|e| format!("{label}: {e}"))?;
            let (callback, delivery) = read_example(&label, &example);
            let profile = profile(&id, &delivery.body);
            let (callbacks, deliveries) = all.entry((id.clone(), profile)).or_default();
            *callbacks = callback;
            deliveries.push(delivery);
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
        let delivery = TestDelivery::json(file, body, Expected::Event(event));
        all.entry((id.to_owned(), profile))
            .or_default()
            .1
            .push(delivery);
    }
    let subjects = all
        .into_iter()
        .map(|((id, profile), (callbacks, deliveries))| {
            let name = match profile {
                Some(profile) => format!("{id} by {profile}"),
                None => id.clone(),
            };
            let mut subject = Subject::new(&name, corpus.document(&id)?).deliveries(deliveries);
            subject.callbacks = callbacks;
            Ok(match profile {
                Some(profile) => subject.profile(profile, SECRET),
                None => subject,
            })
        });
    subjects.collect()
}

/// The profile for deliveries of a document's events.
fn profile(id: &str, body: &str) -> Option<&'static str> {
    match id.split('/').next() {
        Some("github") => Some("github"),
        Some("zoom") => Some("zoom"),
        // MarketPay doesn't sign deliveries.
        _ if id.starts_with("adyen/MarketPay") => None,
        // The document has events of both of Adyen's families.
        _ if id == CLASSIC && body.contains("notificationItems") => Some("adyen"),
        Some("adyen") => Some("adyen-platform"),
        _ => None,
    }
}

/// The delivery of an example, and whether it is a callback.
fn read_example(label: &str, example: &Value) -> (bool, TestDelivery) {
    let text = |key: &str| example.get(key).and_then(Value::as_str).unwrap_or_default();
    let value = example.get("value").unwrap_or(&Value::Null);
    let form = text("content_type") == "application/x-www-form-urlencoded";
    let payload = value.get("payload").and_then(Value::as_str);
    let body = match (value, payload) {
        // Examples of forms are written as they are sent.
        (_, Some(payload)) if form => format!("payload={payload}"),
        // Examples of JSON may be strings.
        (Value::String(json), _) => json.clone(),
        _ => value.to_string(),
    };
    let name = text("name");
    let misplaced = MISPLACED.iter().find(|(known, _)| label.ends_with(known));
    let expected = match misplaced {
        Some((_, "")) => Expected::Unknown,
        Some((_, event)) => Expected::Event((*event).to_owned()),
        None => Expected::Event(name.to_owned()),
    };
    let mut delivery = TestDelivery::json(label, body, expected);
    if form {
        delivery.headers = vec![("content-type", text("content_type").to_owned())];
    }
    // GitHub's webhooks are named after the event and the action.
    let events = ["check-run", "secret-scanning-alert-location"];
    let event = events.into_iter().find(|event| name.starts_with(event));
    let event = event.unwrap_or(name);
    let delivery = delivery
        .header("x-github-event", event.replace('-', "_"))
        .header("x-github-delivery", label);
    (text("kind") == "callback", delivery)
}
