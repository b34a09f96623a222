//! OpenAPI 3.0 (<https://spec.openapis.org/oas/v3.0.4.html>): the form itself.

use super::document::Document;
use super::root;
use super::walk::{Rules, Siblings};
use crate::diag::{Diagnostics, ErrorReported};
use crate::source::Sources;

/// What 3.0 wants where the versions differ.
const RULES: Rules = Rules {
    siblings: Siblings::Annotations,
    needs_paths: true,
    needs_responses: true,
};

/// Reads a document of this version.
pub(super) fn read(sources: &Sources, diags: &mut Diagnostics) -> Result<Document, ErrorReported> {
    root::read(sources, &RULES, diags)
}
