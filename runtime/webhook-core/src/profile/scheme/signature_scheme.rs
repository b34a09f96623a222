//! How deliveries are signed.

use super::asymmetric::Asymmetric;
use super::cert_url::CertUrl;
use super::digest::Digest;
use super::hmac::Hmac;
use super::item_hmac::ItemHmac;
use super::jwt::Jwt;
use super::message_signature::MessageSignature;
use super::token::Token;

/// How deliveries are signed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SignatureScheme {
    /// They aren't.
    None,
    /// A secret that is sent along.
    Token(Token),
    /// A keyed hash of a template.
    Hmac(Hmac),
    /// A plain hash of a template that holds the secret.
    Digest(Digest),
    /// A signature of a template by a key pair.
    Signature(Asymmetric),
    /// A JSON Web Token (RFC 7519).
    Jwt(Jwt),
    /// A signature by a certificate that the delivery names.
    CertUrl(CertUrl),
    /// An HTTP message signature (RFC 9421).
    MessageSignature(MessageSignature),
    /// A keyed hash in each item of the body.
    ItemHmac(ItemHmac),
    /// All of these hold.
    All(Vec<SignatureScheme>),
    /// One of these holds.
    Any(Vec<SignatureScheme>),
}
