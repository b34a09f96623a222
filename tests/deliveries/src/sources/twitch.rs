//! Twitch: the samples of its documentation. It publishes no document, so our own small document defines a few events.
//! All other events must be unknown.

use super::{SECRET, own};
use crate::corpus::Corpus;
use crate::subject::{Expected, Subject, TestDelivery};
use serde_json::Value;

const EVENTS: [&str; 3] = ["channel.follow", "channel.subscribe", "stream.online"];

pub(crate) fn twitch(corpus: &Corpus) -> Result<Vec<Subject>, String> {
    let mut deliveries = Vec::new();
    for file in corpus.files("twitch/eventsub", ".json")? {
        let body = corpus.json(&file)?;
        let text = |pointer: &str| body.pointer(pointer).and_then(Value::as_str);
        let subscription = text("/subscription/type").unwrap_or_default();
        let revoked = text("/subscription/status").is_some_and(|s| s.ends_with("_revoked"));
        let (kind, expected) = match (text("/challenge"), text("/metadata/message_type")) {
            (Some(challenge), _) => (
                "webhook_callback_verification",
                Expected::Handshake(challenge.to_owned()),
            ),
            // Deliveries over WebSockets have another envelope, which no document defines.
            (None, Some(_)) => ("notification", Expected::Unknown),
            (None, None) if revoked => ("revocation", Expected::Event("revocation".to_owned())),
            (None, None) if EVENTS.contains(&subscription) => {
                ("notification", Expected::Event(subscription.to_owned()))
            }
            (None, None) => ("notification", Expected::Unknown),
        };
        let delivery = TestDelivery::json(file.clone(), corpus.text(&file)?, expected)
            .header("twitch-eventsub-message-type", kind)
            .header("twitch-eventsub-subscription-type", subscription);
        deliveries.push(delivery);
    }
    let mut subject = Subject::new("twitch eventsub", &own("twitch"))
        .profile("twitch", SECRET)
        .deliveries(deliveries);
    for event in EVENTS {
        subject = subject.wire_name(event, &format!("notification.{event}"));
    }
    // The sample revokes a subscription to `channel.follow`.
    subject = subject.wire_name("revocation", "revocation.channel.follow");
    Ok(vec![subject])
}
