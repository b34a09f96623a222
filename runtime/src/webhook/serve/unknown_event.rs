use std::fmt;

use bytes::Bytes;

use crate::error::Excerpt;

/// An event that isn't in the document, with its exact bytes.
#[derive(Clone, Eq, PartialEq)]
pub struct UnknownEvent {
    /// What the sender calls it, where that can be told.
    pub event: Option<String>,
    /// The body, or its part of a batch, byte for byte.
    pub raw: Bytes,
}

impl fmt::Debug for UnknownEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownEvent")
            .field("event", &self.event)
            .field("raw", &Excerpt(&self.raw))
            .finish()
    }
}
