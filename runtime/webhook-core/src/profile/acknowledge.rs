//! How a provider wants to be answered.

/// The status for each outcome of a delivery. The defaults suit most providers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Acknowledge {
    /// It was handled, or had been before. Default: 200.
    pub handled: u16,
    /// The media type of `body`.
    pub media_type: Option<String>,
    /// What is answered where the handler gives nothing. Default: nothing.
    pub body: Option<String>,
    /// An event that nobody knows or handles. Default: 200.
    pub unknown: u16,
    /// The signature is missing or wrong. Default: 401.
    pub signature: u16,
    /// The signature is right, and too old or from the future. Default: 401.
    pub stale: u16,
    /// A known event whose body can't be read. Default: 500, so that the provider sends it again once this is mended.
    pub undecodable: u16,
    /// The handler failed. Default: 500.
    pub failed: u16,
    /// The same delivery is being handled at this moment. Default: 503.
    pub in_flight: u16,
    /// The deadline passed; the handler goes on. Default: 503.
    pub late: u16,
    /// The body is larger than allowed. Default: 413.
    pub too_large: u16,
    /// The endpoint can't verify at the moment: its key source doesn't answer. Default: 503.
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
