//! That a delivery was verified.

use std::time::SystemTime;

use callwright_webhook_core::matched;

use super::{Claims, Covers};

/// The proof that a delivery was verified. Only verification makes one, and handlers are reached only with one.
#[derive(Clone, Debug)]
pub struct Proof {
    claims: Claims,
}

impl Proof {
    /// Only for what has just called a verifier.
    pub(super) fn of(claims: Claims) -> Self {
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

    /// When it was signed, where the scheme says.
    #[must_use]
    pub fn signed_at(&self) -> Option<SystemTime> {
        self.claims.signed_at
    }

    /// Whose delivery it is, where the verifier names tenants.
    #[must_use]
    pub fn tenant(&self) -> Option<&str> {
        self.claims.tenant.as_deref()
    }

    /// Until when the same request would verify. `None`: forever, or it isn't known.
    #[must_use]
    pub fn valid_until(&self) -> Option<SystemTime> {
        self.claims.valid_until
    }

    /// What was verified, once for each key that matched: one at least.
    pub(super) fn ways(&self) -> impl Iterator<Item = &Claims> {
        std::iter::once(&self.claims).chain(&matched::of(&self.claims).others)
    }

    /// The id of the delivery, where the signature covers one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.claims.id.as_deref()
    }
}
