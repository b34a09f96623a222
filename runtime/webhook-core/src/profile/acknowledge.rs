//! The responses that a provider expects.

/// The status for each outcome of a delivery. The defaults suit most providers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Acknowledge {
    /// The delivery was handled, now or before. Default: 200.
    pub handled: u16,
    /// The media type of `body`.
    pub media_type: Option<String>,
    /// The body of the response if the handler returns none. Default: empty.
    pub body: Option<String>,
    /// The event isn't in the document, or has no handler. Default: 200.
    pub unknown: u16,
    /// The signature is missing or wrong. Default: 401.
    pub signature: u16,
    /// The signature is right, but too old or from the future. Default: 401.
    pub stale: u16,
    /// The body of the event can't be decoded. Default: 500, so that the provider sends it again after this is fixed.
    pub undecodable: u16,
    /// The handler failed. Default: 500.
    pub failed: u16,
    /// The same delivery is being handled right now. Default: 503.
    pub in_flight: u16,
    /// The deadline has passed, and the handler is still running. Default: 503.
    pub late: u16,
    /// The body is larger than allowed. Default: 413.
    pub too_large: u16,
    /// The endpoint can't verify at the moment, because its keys can't be fetched. Default: 503.
    pub unavailable: u16,
}

impl Default for Acknowledge {
    fn default() -> Self {
        Self {
            handled: 200,
            media_type: None,
            body: None,
            unknown: 200,
            signature: 401,
            stale: 401,
            undecodable: 500,
            failed: 500,
            in_flight: 503,
            late: 503,
            too_large: 413,
            unavailable: 503,
        }
    }
}
