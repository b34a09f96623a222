//! An event that the document doesn't have.

use std::fmt;

use bytes::Bytes;

use crate::error::Excerpt;

/// An event that isn't in the document, with its exact bytes.
///
/// Providers add events. A handler gets them by the method `unknown`, which acknowledges them by default.
#[derive(Clone, Eq, PartialEq)]
pub struct UnknownEvent {
    /// The sender's name for it, if the delivery has one.
    pub event: Option<String>,
    /// The body, or the item of a batch, byte for byte.
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
