//! A document, how its provider delivers, and what is delivered.

use callwright_codegen::config::{Config, Envelope};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One program's worth: a document and its deliveries.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// What it is called in the report, and the folder of its crate.
    pub(crate) name: String,
    /// The document.
    pub(crate) document: PathBuf,
    /// The choices of generation.
    pub(crate) config: Config,
    /// Whether the events are the callbacks of the document.
    pub(crate) callbacks: bool,
    /// The profile by which deliveries are signed and verified; without one they are neither.
    pub(crate) profile: Option<&'static str>,
    /// The settings of the endpoint and of who signs.
    pub(crate) settings: Vec<Setting>,
    /// What is delivered.
    pub(crate) sent: Vec<Sent>,
}

/// A setting of an endpoint.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// Its name: `secret`.
    pub(crate) name: &'static str,
    /// What it is.
    pub(crate) value: &'static str,
}

/// One delivery.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    /// Where it is from.
    pub(crate) label: String,
    /// The headers, those of the signature apart.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// The body.
    pub(crate) body: String,
    /// Where it has to arrive.
    pub(crate) belongs: Belongs,
}

/// Where a delivery has to arrive.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Belongs {
    /// At the event of this name.
    Event(String),
    /// At none: the document doesn't have it.
    Unknown,
    /// Nowhere: it is a handshake, and answered with this text.
    Handshake(String),
}

impl Subject {
    /// One that has no deliveries yet. No calls are generated: they have nothing to do with events.
    pub(crate) fn new(name: &str, document: &Path) -> Self {
        Self {
            name: name.to_owned(),
            document: document.to_owned(),
            config: Config {
                client: false,
                // All events at once: the service has a manifest of its own, without features.
                tag_features: Some(false),
                ..Config::default()
            },
            callbacks: false,
            profile: None,
            settings: Vec::new(),
            sent: Vec::new(),
        }
    }

    /// Signed as this profile says, with a secret of these characters.
    pub(crate) fn profile(mut self, profile: &'static str, secret: &'static str) -> Self {
        self.profile = Some(profile);
        self.config.webhooks.profile = Some(profile.into());
        self.settings.push(Setting {
            name: "secret",
            value: secret,
        });
        self
    }

    /// With events that the document doesn't say: an envelope, and what stands in it for each.
    pub(crate) fn envelope(
        mut self,
        schema: &str,
        payload: &str,
        events: BTreeMap<String, String>,
    ) -> Self {
        self.config.webhooks.envelope = Some(Envelope {
            schema: Some(schema.to_owned()),
            payload: payload.parse().expect("a JSON pointer"),
            events,
            from_extension: None,
            media_type: None,
        });
        self
    }

    /// With an event that is called this on the wire.
    pub(crate) fn told(mut self, event: &str, wire: &str) -> Self {
        let events = &mut self.config.webhooks.events;
        let wires = events.entry(event.to_owned()).or_default();
        wires.push(wire.to_owned());
        self
    }

    /// With these deliveries.
    pub(crate) fn sent(mut self, sent: Vec<Sent>) -> Self {
        self.sent = sent;
        self
    }
}

impl Sent {
    /// JSON without further headers.
    pub(crate) fn json(label: impl Into<String>, body: String, belongs: Belongs) -> Self {
        Self {
            label: label.into(),
            headers: vec![("content-type", "application/json".to_owned())],
            body,
            belongs,
        }
    }

    /// With one header more.
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}
