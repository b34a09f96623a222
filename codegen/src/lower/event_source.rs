//! Where an event is described: in the document, or in the configuration.
//!
//! ```yaml
//! webhooks:
//!   orderSent: { post: {} }
//! ```

use crate::diag::JsonPointer;
use openapiv3::PathItem;

/// Where an event is described.
pub(super) enum EventSource<'d> {
    /// In the document.
    Operation {
        item: &'d PathItem,
        operation: &'d openapiv3::Operation,
    },
    /// In the configuration, with schemas of the document.
    Declared {
        /// The key of the envelope's schema; `None` if there is no envelope.
        base: Option<&'d str>,
        /// The pointer to the payload in the envelope.
        pointer: JsonPointer,
        /// The key of the payload's schema.
        payload: &'d str,
        /// The property of that schema that is the payload; `None` if the whole schema is.
        part: Option<String>,
    },
}
