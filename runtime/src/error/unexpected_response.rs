use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::excerpt::Excerpt;
use super::{DecodeError, RequestLine};

/// A response that isn't what the document says, as it came.
pub struct UnexpectedResponse {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body as it came.
    pub raw: Bytes,
    /// Why it couldn't be read; `None` when the document has nothing to say about an error of this status.
    pub reason: Option<DecodeError>,
    pub(crate) line: RequestLine,
    /// Why this redirect wasn't followed.
    pub(crate) not_followed: Option<Box<str>>,
}

impl UnexpectedResponse {
    /// The request that was answered so.
    #[must_use]
    pub fn line(&self) -> &RequestLine {
        &self.line
    }

    pub(super) fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.reason
            .as_ref()
            .map(|reason| reason as &(dyn std::error::Error + 'static))
    }
}

impl fmt::Display for UnexpectedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: ", self.line, self.status)?;
        if let Some(reason) = &self.not_followed {
            write!(f, "{reason}: ")?;
        }
        if let Some(reason) = &self.reason {
            write!(f, "unexpected body: {reason}: ")?;
        }
        write!(f, "{}", Excerpt(&self.raw))
    }
}

impl fmt::Debug for UnexpectedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnexpectedResponse")
            .field("line", &self.line)
            .field("status", &self.status)
            .field("reason", &self.reason)
            .field("headers", &self.headers)
            .field("raw", &Excerpt(&self.raw))
            .finish()
    }
}

impl std::error::Error for UnexpectedResponse {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source()
    }
}
