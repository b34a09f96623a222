//! OpenAPI 3.0 (<https://spec.openapis.org/oas/v3.0.4.html>).

use super::document::Document;
use super::root;
use super::walk::{RefSiblings, VersionRules};
use crate::diag::{Diagnostics, ErrorReported};
use crate::source::Sources;

/// The rules of 3.0 where the versions differ.
const RULES: VersionRules = VersionRules {
    siblings: RefSiblings::Annotations,
    needs_paths: true,
    needs_responses: true,
};

/// Reads a document of this version.
pub(super) fn read(sources: &Sources, diags: &mut Diagnostics) -> Result<Document, ErrorReported> {
    root::read(sources, &RULES, diags)
}
