use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::RequestLine;
use super::excerpt::Excerpt;

/// An error response that the document describes.
pub struct ApiError<E> {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, decoded.
    pub body: E,
    /// Its body as it came.
    pub raw: Bytes,
    pub(crate) line: RequestLine,
}

impl<E> ApiError<E> {
    /// The request that was answered so.
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
