//! Schemes with a plain hash.

use super::condition::SchemeCondition;
use super::encoding::Encoding;
use super::extract::Extract;
use super::hash::Hash;
use crate::profile::Source;

/// A plain hash of a template that holds the secret. It is weaker than a keyed hash: if the body is the last part, the hash
/// can be extended without the secret.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// The hash.
    pub hash: Hash,
    /// The name of the secret in the settings.
    pub key: String,
    /// Where the signature is.
    pub from: Source,
    /// How the signature is extracted from that value.
    pub extract: Extract,
    /// How the signature is encoded.
    pub encoding: Encoding,
    /// What is hashed; see [`Hmac::signed`](crate::Hmac::signed).
    pub signed: String,
    /// Further conditions.
    pub when: Vec<SchemeCondition>,
}
