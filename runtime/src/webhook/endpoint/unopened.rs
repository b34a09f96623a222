//! What a receiver has no event for.

use std::fmt;

use bytes::Bytes;
use http::{Response, StatusCode};

use crate::webhook::{Reject, Undecodable};

/// Why a request has no event.
#[derive(Clone, Debug)]
pub struct Unopened {
    inner: Box<Inner>,
}

#[derive(Clone, Debug)]
struct Inner {
    kind: UnopenedKind,
    answer: Response<Bytes>,
    text: String,
}

/// The kind of an [`Unopened`].
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum UnopenedKind {
    /// It is no delivery: the provider makes sure that the endpoint is ours, and waits for the answer.
    Handshake,
    /// It isn't authentic, or that can't be told at the moment.
    Rejected(Reject),
    /// It isn't a delivery by its method, media type, size or form.
    Refused,
    /// It is a known event whose body isn't what the document says.
    Undecodable(Box<Undecodable>),
    /// It is a batch of several events, or of none.
    Batch(usize),
}

impl Unopened {
    pub(super) fn new(
        kind: UnopenedKind,
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
    pub fn kind(&self) -> &UnopenedKind {
        &self.inner.kind
    }

    /// What the sender shall be answered, by the profile. It says nothing of why.
    #[must_use]
    pub fn answer(&self) -> &Response<Bytes> {
        &self.inner.answer
    }

    /// The same, taken out.
    #[must_use]
    pub fn into_answer(self) -> Response<Bytes> {
        self.inner.answer
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.inner.answer.status()
    }
}

impl fmt::Display for Unopened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.inner.text)
    }
}

impl std::error::Error for Unopened {}
