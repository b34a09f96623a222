//! A document with its deliveries, and how these are signed.

use callwright_codegen::config::{Config, Envelope};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A document and its deliveries, for one program.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// Its name in the report.
    pub(crate) name: String,
    /// The document.
    pub(crate) document: PathBuf,
    /// The generator's options.
    pub(crate) config: Config,
    /// Whether the events are the callbacks of the document.
    pub(crate) callbacks: bool,
    /// The profile by which deliveries are signed and verified; without it, they are neither.
    pub(crate) profile: Option<&'static str>,
    /// The settings of the endpoint and of the signer.
    pub(crate) settings: Vec<Setting>,
    /// The deliveries.
    pub(crate) deliveries: Vec<TestDelivery>,
}

/// A setting of an endpoint.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// Its name: `secret`.
    pub(crate) name: &'static str,
    /// Its value.
    pub(crate) value: &'static str,
}

/// One delivery, with the expected result.
#[derive(Clone, Debug)]
pub(crate) struct TestDelivery {
    /// The file that it is from.
    pub(crate) label: String,
    /// The headers, without those of the signature.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// The body.
    pub(crate) body: String,
    /// The expected result.
    pub(crate) expected: Expected,
}

/// What must become of a delivery.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Expected {
    /// The event of this name.
    Event(String),
    /// An unknown event: the document doesn't have it.
    Unknown,
    /// A handshake, whose response is this text.
    Handshake(String),
}

impl Subject {
    /// A subject without deliveries. No client is generated, because only events are tested.
    pub(crate) fn new(name: &str, document: &Path) -> Self {
        Self {
            name: name.to_owned(),
            document: document.to_owned(),
            config: Config {
                client: false,
                // The program has its own manifest, without features.
                tag_features: Some(false),
                ..Config::default()
            },
            callbacks: false,
            profile: None,
            settings: Vec::new(),
            deliveries: Vec::new(),
        }
    }

    /// Signs deliveries by this profile with this secret.
    pub(crate) fn profile(mut self, profile: &'static str, secret: &'static str) -> Self {
        self.profile = Some(profile);
        self.config.webhooks.profile = Some(profile.into());
        self.settings.push(Setting {
            name: "secret",
            value: secret,
        });
        self
    }

    /// Adds events that the document doesn't define: an envelope and the schemas of their payloads.
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

    /// Sets the value that names an event in deliveries.
    pub(crate) fn wire_name(mut self, event: &str, wire: &str) -> Self {
        let events = &mut self.config.webhooks.events;
        let wires = events.entry(event.to_owned()).or_default();
        wires.push(wire.to_owned());
        self
    }

    /// Sets the deliveries.
    pub(crate) fn deliveries(mut self, deliveries: Vec<TestDelivery>) -> Self {
        self.deliveries = deliveries;
        self
    }
}

impl TestDelivery {
    /// A JSON delivery without other headers.
    pub(crate) fn json(label: impl Into<String>, body: String, expected: Expected) -> Self {
        Self {
            label: label.into(),
            headers: vec![("content-type", "application/json".to_owned())],
            body,
            expected,
        }
    }

    /// Adds a header.
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}
