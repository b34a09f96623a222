//! The rejection of a delivery.

use std::fmt;

/// Why a delivery is rejected. The sender gets a status and a constant text. The detail is for the log, and contains neither
/// secrets nor signatures.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reject {
    kind: RejectKind,
    detail: String,
}

/// The kind of a [`Reject`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RejectKind {
    /// A value that the scheme needs is missing.
    Missing,
    /// The value has the wrong form.
    Malformed,
    /// The value appears more than once.
    Duplicate,
    /// The signature doesn't match.
    Mismatch,
    /// The signature is right, but too old.
    Stale,
    /// The signature is right, but from the future.
    Future,
    /// The key isn't available at the moment. This isn't the sender's fault.
    KeyUnavailable,
}

impl Reject {
    /// A rejection, with a detail for the log.
    #[must_use]
    pub fn new(kind: RejectKind, detail: impl Into<String>) -> Self {
        Self {
            kind,
            detail: detail.into(),
        }
    }

    /// The kind.
    #[must_use]
    pub fn kind(&self) -> RejectKind {
        self.kind
    }
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl std::error::Error for Reject {}
