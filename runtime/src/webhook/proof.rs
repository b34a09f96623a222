//! The proof that a delivery was verified.

use std::time::SystemTime;

use callwright_webhook_core::matched;

use super::{Claims, Covers};

/// The proof that a delivery was verified. Only verification makes one, and a handler is called only with one. In a test that
/// makes deliveries itself (feature `testing`), it proves nothing and covers nothing.
#[derive(Clone, Debug)]
pub struct Proof {
    claims: Claims,
}

impl Proof {
    /// The proof of claims that a verifier has just returned.
    pub(crate) fn of(claims: Claims) -> Self {
        Self { claims }
    }

    /// What the signature covers.
    #[must_use]
    pub fn covers(&self) -> &Covers {
        &self.claims.covers
    }

    /// Which key matched.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        self.claims.key.as_deref()
    }

    /// The time of signing, if it is signed.
    #[must_use]
    pub fn signed_at(&self) -> Option<SystemTime> {
        self.claims.signed_at
    }

    /// The account of the delivery, if the verifier names tenants.
    #[must_use]
    pub fn tenant(&self) -> Option<&str> {
        self.claims.tenant.as_deref()
    }

    /// Until when the same request would be accepted. `None` means forever or unknown.
    #[must_use]
    pub fn valid_until(&self) -> Option<SystemTime> {
        self.claims.valid_until
    }

    /// The claims, once for each key that matched: at least one.
    pub(super) fn ways(&self) -> impl Iterator<Item = &Claims> {
        std::iter::once(&self.claims).chain(&matched::of(&self.claims).others)
    }

    /// The id of the delivery, if the signature covers one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.claims.id.as_deref()
    }
}
