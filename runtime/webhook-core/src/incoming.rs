//! A request, read to its end.

use std::time::SystemTime;

use bytes::Bytes;
use http::request::Parts;

/// A request as it came, with all of its body.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Method, URL and headers.
    pub parts: Parts,
    /// The body, byte for byte.
    pub body: Bytes,
    /// When it came. Whoever verifies later gives the time of arrival, not the present.
    pub at: SystemTime,
}

impl Incoming {
    /// A request that came just now.
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
