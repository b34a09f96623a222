//! Where an event is described: in the document, or by the configuration.

use crate::diag::JsonPointer;
use openapiv3::PathItem;

/// Where an event is said.
pub(super) enum EventSource<'d> {
    /// By the document.
    Operation {
        item: &'d PathItem,
        operation: &'d openapiv3::Operation,
    },
    /// By the configuration, over schemas of the document.
    Declared {
        /// The key of the envelope's schema; `None` where the payload is all of it.
        base: Option<&'d str>,
        /// Where the payload stands in it.
        pointer: JsonPointer,
        /// The key of the payload's schema.
        payload: &'d str,
        /// The property of that schema which is the payload, where it isn't the schema itself.
        part: Option<String>,
    },
}
