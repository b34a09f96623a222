//! That a delivery was verified.

use std::time::SystemTime;

/// What a verifier found.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Claims {
    /// What the signature covers.
    pub covers: Covers,
    /// Which key matched, where there are several: its number, from 0, or its id.
    pub key: Option<String>,
    /// When it was signed, where the scheme says.
    pub signed_at: Option<SystemTime>,
    /// The id of the delivery, where the signature covers one.
    pub id: Option<String>,
    /// A hash of all of the body and nothing else, where verification has made one that nobody without the key can: equal
    /// bodies are then known by it. Not a signature as it was sent, which may be one of several for the same body.
    pub digest: Option<Vec<u8>>,
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

    pub(in crate::webhook) fn digest(&self) -> Option<&[u8]> {
        self.claims.digest.as_deref()
    }

    /// The id of the delivery, where the signature covers one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.claims.id.as_deref()
    }
}
