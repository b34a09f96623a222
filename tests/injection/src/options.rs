//! Options with which the generator reads as much of the document as possible.

use callwright_codegen::config::{Config, Envelope, WebhookOptions};

/// A crate with sample calls and features. Its events are defined by webhooks, paths, an envelope, and options that
/// contain the text.
pub fn options(text: &str) -> Config {
    let mut webhooks = WebhookOptions {
        paths: vec!["/hooks/*".to_owned()],
        ..WebhookOptions::default()
    };
    webhooks
        .events
        .insert("thingLost".to_owned(), vec![format!("{text} by option")]);
    let declared = format!("{text} declared");
    webhooks.envelope = Some(Envelope {
        schema: Some("Notice".to_owned()),
        payload: ["data", "object"].iter().collect(),
        events: [(declared, "Person".to_owned())].into(),
        from_extension: Some("x-shelves-event".to_owned()),
        media_type: None,
    });
    Config {
        exercise: true,
        tag_features: Some(true),
        webhooks,
        ..Config::default()
    }
}
