//! Options that read as much of the document as there is, with the text where an option holds one.

use callwright_codegen::config::{Config, Envelope, WebhookOptions};

/// A crate with sample calls and features, whose events come from everywhere: webhooks, paths, an envelope.
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
