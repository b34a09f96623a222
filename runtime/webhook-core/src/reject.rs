//! Why a delivery was refused.

use std::fmt;

/// Why a delivery was refused. The sender gets a status and a constant text; the detail is for the log, and holds no secret
/// and no signature.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reject {
    kind: RejectKind,
    detail: String,
}

/// The kind of a [`Reject`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RejectKind {
    /// What the scheme needs isn't there.
    Missing,
    /// It is there and isn't what it should be.
    Malformed,
    /// It is there more than once.
    Duplicate,
    /// The signature doesn't match.
    Mismatch,
    /// The signature is right and too old.
    Stale,
    /// The signature is right and from the future.
    Future,
    /// The key can't be had at the moment. This is our fault, not the sender's.
    KeyUnavailable,
}

impl Reject {
    /// A refusal, with a detail for the log.
    #[must_use]
    pub fn new(kind: RejectKind, detail: impl Into<String>) -> Self {
        Self {
            kind,
            detail: detail.into(),
        }
    }

    /// What kind it is.
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
