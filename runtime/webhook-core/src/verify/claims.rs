//! What a verified signature proves.

use std::time::SystemTime;

use super::key_print::KeyPrint;
use super::signed_form::SignedForm;

/// What a verified signature proves.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Claims {
    /// What the signature covers.
    pub covers: Covers,
    /// Which key matched, if there are several: its number, from 0, or its id.
    ///
    /// Deliveries of different keys are never duplicates of each other. A verifier of your own that chooses between keys
    /// must set this or [`tenant`](Self::tenant).
    pub key: Option<String>,
    /// The account of the delivery, if one endpoint serves several: any constant name. Deliveries of different tenants are
    /// never duplicates of each other.
    ///
    /// A verifier of your own that looks up a secret by the path, a header or the body sets this to the value that it looked
    /// up. The verifiers of profiles don't set it, since all their secrets belong to one account. If neither this nor
    /// [`key`](Self::key) is set, deliveries to different paths are different. Then anyone who captured a delivery can have it
    /// handled again under each path of the endpoint that the verifier accepts.
    pub tenant: Option<String>,
    /// The time of signing, if it is signed.
    pub signed_at: Option<SystemTime>,
    /// Until when the same request would be accepted. `None` means forever or unknown.
    ///
    /// A `MemoryStore` forgets nothing before that, so a captured delivery isn't handled again, however many others arrive in
    /// between.
    pub valid_until: Option<SystemTime>,
    /// The id of the delivery, if the signature covers one.
    pub id: Option<String>,
    /// A hash of exactly the whole body, if verification made one that can't be made without the key. Equal bodies have equal
    /// hashes. It isn't a signature as it was sent, which may be one of several for the same body.
    pub digest: Option<Vec<u8>>,
    /// What the verifiers of profiles know in addition.
    pub(crate) matched: Matched,
}

/// The parts of a delivery that are authentic.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Covers {
    /// The whole body. False for tokens, for Mailgun and for Adyen's items, whose signatures cover only some fields.
    pub body: bool,
    /// The headers, in lower case.
    pub headers: Vec<String>,
    /// The JSON pointers of the covered values, if the body as a whole isn't covered.
    pub fields: Vec<String>,
    /// The URL.
    pub url: bool,
}

/// What the verifiers of profiles know in addition to the public claims.
#[derive(Clone, Debug, Default)]
pub struct Matched {
    /// The key, by its hash instead of its number, since the order of secrets may change.
    pub key: Option<MatchedKey>,
    /// The signed path and query, without the origin, if the scheme signs them.
    pub url: Option<String>,
    /// How the fields of a form were signed, if the fields were signed and not the bytes of the body.
    pub form: Option<SignedForm>,
    /// The same delivery by each other key that matched. Anyone who sends it again may leave out all signatures but one.
    pub others: Vec<Claims>,
}

/// Which key matched.
#[derive(Clone, Debug)]
pub struct MatchedKey {
    /// The [`Claims::key`] of this key. A verifier that wraps this one may set another, which then counts too.
    pub name: Option<String>,
    /// The hash of the key.
    pub print: KeyPrint,
}
