use std::fmt;

use bytes::Bytes;

use crate::error::{DecodeError, Excerpt};

/// A known event whose body isn't what the document says, with its exact bytes. The log has its path and
/// [reason](DecodeError::reason) at WARN, and no value of it.
#[derive(Clone, Eq, PartialEq)]
pub struct UndecodableEvent {
    /// Its name in the document.
    pub event: String,
    /// Where in the body it isn't, and what is wrong there.
    pub error: DecodeError,
    /// The body, or its part of a batch, byte for byte.
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
