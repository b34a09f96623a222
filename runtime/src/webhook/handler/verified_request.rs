//! A request whose signature was verified.

use std::sync::Arc;

use bytes::Bytes;

use super::path_template::PathTemplate;
use crate::webhook::{Incoming, Proof};

/// A request whose signature was verified, or one to an endpoint that verifies nothing.
#[derive(Debug)]
pub(in crate::webhook) struct VerifiedRequest {
    pub(in crate::webhook) incoming: Box<Incoming>,
    pub(in crate::webhook) proof: Proof,
    /// The body, decompressed where it came compressed.
    pub(in crate::webhook) body: Bytes,
    /// The path of the endpoint, where it has parameters.
    pub(in crate::webhook) path: Option<Arc<PathTemplate>>,
    /// Whether events are read in spite of required properties that are missing or null.
    pub(in crate::webhook) lenient: bool,
}
