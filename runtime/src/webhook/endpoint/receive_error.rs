//! What a receiver has no event for.

use std::fmt;

use bytes::Bytes;
use http::{Response, StatusCode};

use crate::webhook::{Reject, UndecodableEvent};

/// Why a request has no event.
#[derive(Clone, Debug)]
pub struct ReceiveError {
    inner: Box<Inner>,
}

#[derive(Clone, Debug)]
struct Inner {
    kind: ReceiveErrorKind,
    answer: Response<Bytes>,
    text: String,
}

/// The kind of an [`ReceiveError`].
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ReceiveErrorKind {
    /// It is no delivery: the provider makes sure that the endpoint is ours, and waits for the answer.
    Handshake,
    /// It isn't authentic, or that can't be told at the moment.
    Rejected(Reject),
    /// It isn't a delivery by its method, media type, size or form.
    Refused,
    /// It is a known event whose body isn't what the document says.
    Undecodable(Box<UndecodableEvent>),
    /// It is a batch of several events, or of none.
    Batch(usize),
}

impl ReceiveError {
    pub(super) fn new(
        kind: ReceiveErrorKind,
        answer: Response<Bytes>,
        text: impl Into<String>,
    ) -> Self {
        Self {
            inner: Box::new(Inner {
                kind,
                answer,
                text: text.into(),
            }),
        }
    }

    /// Why.
    #[must_use]
    pub fn kind(&self) -> &ReceiveErrorKind {
        &self.inner.kind
    }

    /// What the sender shall be answered, by the profile. It says nothing of why.
    #[must_use]
    pub fn response(&self) -> &Response<Bytes> {
        &self.inner.answer
    }

    /// The same, taken out.
    #[must_use]
    pub fn into_response(self) -> Response<Bytes> {
        self.inner.answer
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.inner.answer.status()
    }
}

impl fmt::Display for ReceiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.inner.text)
    }
}

impl std::error::Error for ReceiveError {}
