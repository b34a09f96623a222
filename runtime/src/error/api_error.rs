use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::excerpt::Excerpt;
use super::request_line::RequestLine;

/// An error response that the document describes.
///
/// ```
/// # fn title(error: callwright::Error<String>) -> Option<String> {
/// use callwright::Error;
///
/// match error {
///     Error::Api(error) if error.status == 404 => Some(error.body),
///     _ => None,
/// }
/// # }
/// ```
pub struct ApiError<E> {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, decoded.
    pub body: E,
    /// Its body as it was received.
    pub raw: Bytes,
    pub(crate) line: RequestLine,
}

impl<E> ApiError<E> {
    /// The request.
    #[must_use]
    pub fn line(&self) -> &RequestLine {
        &self.line
    }
}

impl<E> fmt::Display for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.line, self.status, Excerpt(&self.raw))
    }
}

impl<E: fmt::Debug> fmt::Debug for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("line", &self.line)
            .field("status", &self.status)
            .field("body", &self.body)
            .field("headers", &self.headers)
            .field("raw", &Excerpt(&self.raw))
            .finish()
    }
}

impl<E: fmt::Debug> std::error::Error for ApiError<E> {}
