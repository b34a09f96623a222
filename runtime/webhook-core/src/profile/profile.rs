//! What a provider does, as data.

use std::time::Duration;

use super::{Acknowledge, Handshake, SignatureScheme, Source};

/// What a provider does: how it signs, where its events are named, its handshakes, and the responses that it expects.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Profile {
    /// Its name: `github`.
    pub name: String,
    /// How deliveries are verified. `None` if the profile doesn't state it.
    pub verify: Option<SignatureScheme>,
    /// Requests that aren't events.
    pub handshakes: Vec<Handshake>,
    /// Where the name of the event is. The values are joined by a dot.
    pub route: Vec<Source>,
    /// Where the name of the event is if the first value of `route` is absent: Microsoft Graph's lifecycle notifications have
    /// a `lifecycleEvent` and no `changeType`.
    pub route_else: Vec<Source>,
    /// Where the items of a batch are: a JSON pointer in which `*` is every item of an array, or empty if the body itself is
    /// the array. `None` if a delivery is one event.
    pub items: Option<String>,
    /// Where the id of a delivery is, which the log shows. Deliveries are compared by it if the signature covers all of it,
    /// otherwise by the id that the scheme signs, and without one by the SHA-256 of the body.
    ///
    /// Two deliveries are duplicates only if they also have the same endpoint, tenant, signing key and event, and the same URL
    /// if it is signed.
    pub delivery: Vec<Source>,
    /// What the provider's ids identify, and therefore by what deliveries are compared. It is for people to read. In the
    /// built-in profiles it is:
    ///
    #[doc = include_str!("duplicates.md")]
    pub duplicates: Option<String>,
    /// JSON pointers of members that differ between two attempts to deliver the same event, in the body or in an item of a
    /// batch. They are left out when deliveries are compared by the body. The time of signing needn't be listed.
    pub per_attempt: Vec<String>,
    /// Whether deliveries are deduplicated at all. Default: true. It is false if two different deliveries may have equal bytes
    /// and no id (Dropbox).
    pub deduplicate: bool,
    /// The status for each outcome.
    pub acknowledge: Acknowledge,
    /// The methods of deliveries. Default: POST.
    pub methods: Vec<String>,
    /// The media types of deliveries. Default: `application/json` and every `+json`; a delivery without one is accepted too.
    pub media_types: Vec<String>,
    /// The field of a form that holds the JSON, if deliveries may be forms too (GitHub's `payload`).
    pub form_field: Option<String>,
    /// Whether required properties may be missing or null, unless the endpoint sets it. Default: false. It is true for
    /// providers that are known to break their own schema (GitHub).
    pub lenient: bool,
    /// The maximum length of a body, in bytes. Default: 1 MiB.
    pub limit: usize,
    /// How long a handler may take before the provider gives up. Default: 10 s.
    pub deadline: Duration,
    /// How long the provider may repeat a delivery, and therefore how long it is remembered. Default: 3 days.
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
