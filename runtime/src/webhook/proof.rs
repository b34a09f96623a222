//! That a delivery was verified.

use std::time::SystemTime;

use super::matched::Matched;

/// What a verifier found.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Claims {
    /// What the signature covers.
    pub covers: Covers,
    /// Which key matched, where there are several: its number, from 0, or its id.
    ///
    /// Deliveries of different keys are never duplicates of each other. A verifier that chooses between keys in a way of its
    /// own must say which it was, here or in [`tenant`](Self::tenant).
    pub key: Option<String>,
    /// Whose delivery it is, where one endpoint serves several accounts: any name that is constant for an account. Deliveries
    /// of different tenants are never duplicates of each other.
    ///
    /// A verifier of your own that looks a secret up by the path, a header or the body sets this to what it looked up. No
    /// profile does: to the verifiers of profiles, every secret is one of the same account. Where neither this nor
    /// [`key`](Self::key) is set, deliveries to different paths are different ones; then who has captured a delivery can have
    /// it handled again under each path that leads to the endpoint and that the verifier takes.
    pub tenant: Option<String>,
    /// When it was signed, where the scheme says.
    pub signed_at: Option<SystemTime>,
    /// Until when the same request would verify. `None`: forever, or it isn't known.
    ///
    /// A [`MemoryStore`](super::MemoryStore) forgets nothing before that, so that a captured delivery isn't handled again
    /// however many others come in between.
    pub valid_until: Option<SystemTime>,
    /// The id of the delivery, where the signature covers one.
    pub id: Option<String>,
    /// A hash of all of the body and nothing else, where verification has made one that nobody without the key can: equal
    /// bodies are then known by it. Not a signature as it was sent, which may be one of several for the same body.
    pub digest: Option<Vec<u8>>,
    /// What the verifiers of profiles know beside it.
    pub(in crate::webhook) matched: Matched,
}

/// What of a delivery is authentic.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Covers {
    /// All of the body. False for a token, for Mailgun and for Adyen's items, whose signatures cover some fields only.
    pub body: bool,
    /// The headers, in lower case.
    pub headers: Vec<String>,
    /// The JSON pointers of what is covered where the body isn't.
    pub fields: Vec<String>,
    /// The URL.
    pub url: bool,
}

/// The proof that a delivery was verified. Only verification makes one, and handlers are reached only with one.
#[derive(Clone, Debug)]
pub struct Proof {
    claims: Claims,
}

impl Proof {
    /// Only for what has just called a verifier.
    pub(in crate::webhook) fn of(claims: Claims) -> Self {
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
    pub(in crate::webhook) fn ways(&self) -> impl Iterator<Item = &Claims> {
        std::iter::once(&self.claims).chain(&self.claims.matched.others)
    }

    /// The id of the delivery, where the signature covers one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.claims.id.as_deref()
    }
}
