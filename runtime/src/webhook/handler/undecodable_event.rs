//! An event whose body can't be decoded.

use std::fmt;

use bytes::Bytes;

use crate::error::{DecodeError, Excerpt};

/// An event of the document whose body deviates from the document, with its exact bytes.
///
/// The log has the path in the body and the [reason](DecodeError::reason) at level WARN, and no value of the body.
#[derive(Clone, Eq, PartialEq)]
pub struct UndecodableEvent {
    /// The event's name in the document.
    pub event: String,
    /// The place in the body, and what is wrong there.
    pub error: DecodeError,
    /// The body, or the item of a batch, byte for byte.
    pub raw: Bytes,
}

impl fmt::Display for UndecodableEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.event, self.error)
    }
}

impl fmt::Debug for UndecodableEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UndecodableEvent")
            .field("event", &self.event)
            .field("error", &self.error)
            .field("raw", &Excerpt(&self.raw))
            .finish()
    }
}

impl std::error::Error for UndecodableEvent {}
