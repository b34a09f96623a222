//! Twitch: the samples of its documentation. It has no document, so a small one of ours names a few
//! events; the others have to be unknown.

use super::{SECRET, own};
use crate::corpus::Corpus;
use crate::subject::{Belongs, Sent, Subject};
use serde_json::Value;

const EVENTS: [&str; 3] = ["channel.follow", "channel.subscribe", "stream.online"];

pub(crate) fn twitch(corpus: &Corpus) -> Result<Vec<Subject>, String> {
    let mut sent = Vec::new();
    for file in corpus.files("twitch/eventsub", ".json")? {
        let body = corpus.json(&file)?;
        let word = |pointer: &str| body.pointer(pointer).and_then(Value::as_str);
        let subscription = word("/subscription/type").unwrap_or_default();
        let revoked = word("/subscription/status").is_some_and(|s| s.ends_with("_revoked"));
        let (kind, belongs) = match (word("/challenge"), word("/metadata/message_type")) {
            (Some(challenge), _) => (
                "webhook_callback_verification",
                Belongs::Handshake(challenge.to_owned()),
            ),
            // What comes by a socket has another envelope; nobody has such events.
            (None, Some(_)) => ("notification", Belongs::Unknown),
            (None, None) if revoked => ("revocation", Belongs::Event("revocation".to_owned())),
            (None, None) if EVENTS.contains(&subscription) => {
                ("notification", Belongs::Event(subscription.to_owned()))
            }
            (None, None) => ("notification", Belongs::Unknown),
        };
        let one = Sent::json(file.clone(), corpus.text(&file)?, belongs)
            .header("twitch-eventsub-message-type", kind)
            .header("twitch-eventsub-subscription-type", subscription);
        sent.push(one);
    }
    let mut subject = Subject::new("twitch eventsub", &own("twitch"))
        .profile("twitch", SECRET)
        .sent(sent);
    for event in EVENTS {
        subject = subject.told(event, &format!("notification.{event}"));
    }
    // A subscription of any of them may be revoked.
    subject = subject.told("revocation", "revocation.channel.follow");
    Ok(vec![subject])
}
