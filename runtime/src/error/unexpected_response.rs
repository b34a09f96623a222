use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::decode_error::DecodeError;
use super::excerpt::Excerpt;
use super::request_line::RequestLine;

/// A response that isn't as the document says.
pub struct UnexpectedResponse {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body as it was received.
    pub raw: Bytes,
    /// Why it couldn't be read; `None` if the document doesn't describe an error with this status.
    pub reason: Option<DecodeError>,
    pub(crate) line: RequestLine,
    /// Why it is a redirect that wasn't followed.
    pub(crate) refused_redirect: Option<Box<str>>,
}

impl UnexpectedResponse {
    /// The request.
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
        if let Some(reason) = &self.refused_redirect {
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
