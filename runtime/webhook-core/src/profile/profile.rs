//! A provider, as data.

use std::time::Duration;

use super::{Acknowledge, Handshake, SignatureScheme, Source};

/// How a provider signs, names its events, shakes hands and wants to be answered.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Profile {
    /// Its name: `github`.
    pub name: String,
    /// How a delivery is verified. `None` where nobody has said.
    pub verify: Option<SignatureScheme>,
    /// Requests that are no events.
    pub handshakes: Vec<Handshake>,
    /// What tells events apart; the values are joined by a dot.
    pub route: Vec<Source>,
    /// What tells the events apart whose first value of `route` is absent: Microsoft Graph's lifecycle notifications have a
    /// `lifecycleEvent` and no `changeType`.
    pub route_else: Vec<Source>,
    /// Where a batch's items stand: a JSON pointer in which `*` is every item of an array; empty where the body itself is
    /// the array. `None` where a delivery is one event.
    pub items: Option<String>,
    /// The id of a delivery, which the log shows. Deliveries are compared by it where the signature covers all of it; otherwise
    /// by the id that the scheme signs, and where there is none, by the SHA-256 of the body.
    ///
    /// Two deliveries are the same only if they also agree in the endpoint, the tenant, the key that signed them, the event, and
    /// the URL where that is signed.
    pub delivery: Vec<Source>,
    /// What the provider's ids identify, and what deliveries are therefore compared by. It is for people to read. The profiles
    /// that are built in say:
    ///
    #[doc = include_str!("duplicates.md")]
    pub duplicates: Option<String>,
    /// JSON pointers of members that differ between two attempts to deliver the same event, in the body or in an item of a
    /// batch. They are left out where deliveries are compared by the body. A time of signing in the body needn't be listed.
    pub per_attempt: Vec<String>,
    /// Whether deliveries are deduplicated at all. Default: true; false where two different ones may have equal bytes and no id (Dropbox).
    pub deduplicate: bool,
    /// How outcomes are answered.
    pub acknowledge: Acknowledge,
    /// The methods that deliver. Default: POST.
    pub methods: Vec<String>,
    /// The media types of deliveries. Default: `application/json` and every `+json`; a delivery without one is taken too.
    pub media_types: Vec<String>,
    /// The field of a form that holds the JSON, where deliveries come as forms too (GitHub's `payload`).
    pub form_field: Option<String>,
    /// Whether deliveries are read around required properties that are missing or null, unless the endpoint is told otherwise.
    /// Default: false; true where the provider is known to break its own schema (GitHub).
    pub lenient: bool,
    /// The most bytes that a body may have. Default: 1 MiB.
    pub limit: usize,
    /// How long a handler may take before the provider gives up. Default: 10 s.
    pub deadline: Duration,
    /// How long a delivery may come again: as long as it is remembered. Default: 3 days.
    pub retention: Duration,
}

impl Profile {
    /// A profile with the defaults of each part.
    #[must_use]
    pub fn new(name: impl Into<String>, verify: impl Into<Option<SignatureScheme>>) -> Self {
        Self {
            name: name.into(),
            verify: verify.into(),
            handshakes: Vec::new(),
            route: Vec::new(),
            route_else: Vec::new(),
            items: None,
            delivery: Vec::new(),
            duplicates: None,
            per_attempt: Vec::new(),
            deduplicate: true,
            acknowledge: Acknowledge::default(),
            methods: vec!["POST".to_owned()],
            media_types: vec!["application/json".to_owned()],
            form_field: None,
            lenient: false,
            limit: 1 << 20,
            deadline: Duration::from_secs(10),
            retention: Duration::from_secs(3 * 24 * 60 * 60),
        }
    }
}
