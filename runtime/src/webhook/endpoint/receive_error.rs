//! The error of a receiver.

use std::fmt;

use bytes::Bytes;
use http::{Response, StatusCode};

use crate::webhook::{Reject, UndecodableEvent};

/// Why a receiver gives no event for a request, and the response to it.
///
/// ```
/// use callwright::Bytes;
/// use callwright::http::Response;
/// use callwright::webhook::{ReceiveError, ReceiveErrorKind};
///
/// fn response(error: ReceiveError) -> Response<Bytes> {
///     if *error.kind() != ReceiveErrorKind::Handshake {
///         eprintln!("{error}");
///     }
///     error.into_response()
/// }
/// # let _ = response;
/// ```
#[derive(Clone, Debug)]
pub struct ReceiveError {
    inner: Box<Inner>,
}

#[derive(Clone, Debug)]
struct Inner {
    kind: ReceiveErrorKind,
    response: Response<Bytes>,
    text: String,
}

/// The kind of an [`ReceiveError`].
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ReceiveErrorKind {
    /// It is a handshake: the provider checks that the URL is yours, and waits for the response.
    Handshake,
    /// It isn't authentic, or that is unknown at the moment.
    Rejected(Reject),
    /// It isn't a delivery: its method, media type, size or syntax is wrong.
    Refused,
    /// It is an event of the document, and its body can't be decoded.
    Undecodable(Box<UndecodableEvent>),
    /// It is a batch of this many events, not of one.
    Batch(usize),
}

impl ReceiveError {
    pub(super) fn new(
        kind: ReceiveErrorKind,
        response: Response<Bytes>,
        text: impl Into<String>,
    ) -> Self {
        Self {
            inner: Box::new(Inner {
                kind,
                response,
                text: text.into(),
            }),
        }
    }

    /// Why there is no event.
    #[must_use]
    pub fn kind(&self) -> &ReceiveErrorKind {
        &self.inner.kind
    }

    /// The response that the profile has for the sender. It doesn't give the reason.
    #[must_use]
    pub fn response(&self) -> &Response<Bytes> {
        &self.inner.response
    }

    /// Converts into the response.
    #[must_use]
    pub fn into_response(self) -> Response<Bytes> {
        self.inner.response
    }

    /// The status of the response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.inner.response.status()
    }
}

impl fmt::Display for ReceiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.inner.text)
    }
}

impl std::error::Error for ReceiveError {}
