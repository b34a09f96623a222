//! Schemes with a key pair.

use super::condition::SchemeCondition;
use super::encoding::Encoding;
use super::extract::Extract;
use super::key_form::KeyForm;
use super::timestamp::Timestamp;
use crate::profile::Source;

/// A signature of a template by a key pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Asymmetric {
    /// The algorithm. It is never taken from the delivery.
    pub algorithm: SignatureAlgorithm,
    /// The name of the public key in the settings.
    pub key: String,
    /// How the key is encoded.
    pub key_form: KeyForm,
    /// Where the signature is.
    pub from: Source,
    /// How the signature is extracted from that value.
    pub extract: Extract,
    /// How the signature is encoded.
    pub encoding: Encoding,
    /// What is signed; see [`Hmac::signed`](crate::Hmac::signed).
    pub signed: String,
    /// Where the time of signing is, and how old it may be.
    pub timestamp: Option<Timestamp>,
    /// Where `{id}` is.
    pub id: Option<Source>,
    /// Further conditions.
    pub when: Vec<SchemeCondition>,
}

/// The algorithm of a key pair.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SignatureAlgorithm {
    /// Ed25519 (RFC 8032).
    Ed25519,
    /// ECDSA on P-256 with SHA-256; the signature is ASN.1 DER.
    EcdsaP256Der,
    /// ECDSA on P-256 with SHA-256; the signature is two numbers of 32 bytes.
    EcdsaP256Raw,
    /// RSA PKCS#1 v1.5 with SHA-256.
    RsaSha256,
    /// RSA PKCS#1 v1.5 with SHA-1, for providers that have nothing better.
    RsaSha1,
}
