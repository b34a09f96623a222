//! A document of any version, in one form.

use super::side::SideTables;

/// An OpenAPI document in the form that the later phases read, whichever its version.
#[derive(Clone, Debug)]
pub struct Document {
    /// What OpenAPI 3.0 has a keyword for.
    pub openapi: openapiv3::OpenAPI,
    /// What it has no keyword for.
    pub side: SideTables,
}
