//! OpenAPI 3.1 (<https://spec.openapis.org/oas/v3.1.1.html>): JSON Schema 2020-12, webhooks.
//!
//! What 3.1 adds is mostly read in either version, because documents don't keep to theirs: lists of
//! types, `const`, numeric `exclusiveMinimum`, `webhooks`. Here is only what must not be mixed up.

use super::document::Document;
use super::root;
use super::walk::{Rules, Siblings};
use crate::diag::{Diagnostics, ErrorReported};
use crate::source::Sources;

/// What 3.1 wants where the versions differ.
const RULES: Rules = Rules {
    siblings: Siblings::All,
    needs_paths: false,
    needs_responses: false,
};

/// Reads a document of this version.
pub(super) fn read(sources: &Sources, diags: &mut Diagnostics) -> Result<Document, ErrorReported> {
    root::read(sources, &RULES, diags)
}
