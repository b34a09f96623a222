//! A request with its whole body.

use std::time::SystemTime;

use bytes::Bytes;
use http::request::Parts;

/// A request as it was received, with its whole body.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Method, URL and headers.
    pub parts: Parts,
    /// The body, byte for byte.
    pub body: Bytes,
    /// When it was received. Code that verifies later gives the time of arrival, not the present.
    pub at: SystemTime,
}

impl Incoming {
    /// A request that was received just now.
    #[must_use]
    pub fn new(request: http::Request<Bytes>) -> Self {
        let (parts, body) = request.into_parts();
        Self {
            parts,
            body,
            at: SystemTime::now(),
        }
    }
}
