//! A request whose signature was verified.

use std::sync::Arc;

use bytes::Bytes;

use super::path_template::PathTemplate;
use crate::webhook::{Incoming, Proof};

/// A request whose signature was verified, or one to an endpoint that verifies nothing.
#[derive(Debug)]
pub(crate) struct VerifiedRequest {
    pub(crate) incoming: Box<Incoming>,
    pub(crate) proof: Proof,
    /// The body, decompressed if it came compressed.
    pub(crate) body: Bytes,
    /// The path of the endpoint, if it has parameters.
    pub(crate) path: Option<Arc<PathTemplate>>,
    /// Whether events are read in spite of required properties that are missing or null.
    pub(crate) lenient: bool,
}
