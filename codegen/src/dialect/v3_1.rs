//! OpenAPI 3.1 (<https://spec.openapis.org/oas/v3.1.1.html>): JSON Schema 2020-12, webhooks.
//!
//! Most of what 3.1 adds is read in both versions, because documents mix them: lists of types, `const`, numeric
//! `exclusiveMinimum`, `webhooks`. Only what has a different meaning depends on the version.

use super::document::Document;
use super::root;
use super::walk::{RefSiblings, VersionRules};
use crate::diag::{Diagnostics, ErrorReported};
use crate::source::Sources;

/// The rules of 3.1 where the versions differ.
const RULES: VersionRules = VersionRules {
    siblings: RefSiblings::All,
    needs_paths: false,
    needs_responses: false,
};

/// Reads a document of this version.
pub(super) fn read(sources: &Sources, diags: &mut Diagnostics) -> Result<Document, ErrorReported> {
    root::read(sources, &RULES, diags)
}
