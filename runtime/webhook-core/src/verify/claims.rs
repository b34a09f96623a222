//! What a verifier found.

use std::time::SystemTime;

use super::key_print::KeyPrint;
use super::signed_form::SignedForm;

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
    /// A `MemoryStore` forgets nothing before that, so that a captured delivery isn't handled again
    /// however many others come in between.
    pub valid_until: Option<SystemTime>,
    /// The id of the delivery, where the signature covers one.
    pub id: Option<String>,
    /// A hash of all of the body and nothing else, where verification has made one that nobody without the key can: equal
    /// bodies are then known by it. Not a signature as it was sent, which may be one of several for the same body.
    pub digest: Option<Vec<u8>>,
    /// What the verifiers of profiles know beside it.
    pub(crate) matched: Matched,
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

/// What the verifiers of profiles know beside their claims.
#[derive(Clone, Debug, Default)]
pub struct Matched {
    /// The key, by what it is and not by its number: secrets may be given in another order tomorrow.
    pub key: Option<MatchedKey>,
    /// The path and the query as they were signed, without the origin, where the scheme signs any of them.
    pub url: Option<String>,
    /// How the fields of a form were signed, where they were and not the bytes of the body.
    pub form: Option<SignedForm>,
    /// The same delivery by each other key that matched too. Whoever resends it may leave out all signatures but one.
    pub others: Vec<Claims>,
}

/// Which key matched.
#[derive(Clone, Debug)]
pub struct MatchedKey {
    /// The [`Claims::key`] that goes with it. A verifier around this one may write another there, and that then counts too.
    pub name: Option<String>,
    /// The hash of the key.
    pub print: KeyPrint,
}
