//! Schemes with a keyed hash.

use super::condition::SchemeCondition;
use super::encoding::Encoding;
use super::extract::Extract;
use super::hash::Hash;
use super::key_form::KeyForm;
use super::timestamp::Timestamp;
use crate::profile::Source;

/// A keyed hash of a template (RFC 2104).
#[derive(Clone, Debug, PartialEq)]
pub struct Hmac {
    /// The hash. It is never taken from the delivery.
    pub hash: Hash,
    /// The name of the secret in the settings, mostly `secret`.
    pub key: String,
    /// How the secret is encoded.
    pub key_form: KeyForm,
    /// Where the signature is. A header that ends in `-*` is numbered from 1 (DocuSign).
    pub from: Source,
    /// How the signature is extracted from that value.
    pub extract: Extract,
    /// How the signature is encoded.
    pub encoding: Encoding,
    /// What is signed, as a template: `{timestamp}.{body}`.
    ///
    /// Parts: `{body}`, `{timestamp}`, `{id}`, `{url}`, `{method}`, `{path}`, `{query}`, `{header:X}`, `{query:X}`,
    /// `{json:/pointer}`, `{setting:name}`, `{secret}` (digests), `{crc32:body}`, `{sha256hex:body}`, `{form-sorted}`
    /// (Twilio), `{form-php:field}` (all fields but this one, as PHP serialises them: Paddle Classic); `{{` is a brace.
    ///
    /// `{url}` is the endpoint's configured URL with the path and query of the request, never the `Host` header.
    /// `{url:any-port}` is tried with its port and without, `{url:unescaped=:/?}` has these characters unescaped (HubSpot).
    pub signed: String,
    /// Where the time of signing is, and how old it may be.
    pub timestamp: Option<Timestamp>,
    /// Where `{id}` is.
    pub id: Option<Source>,
    /// Where the hexadecimal SHA-256 of the body is, for bodies that aren't forms: in the URL, which is signed (Twilio). If it
    /// is there, it must match the body, and `{form-sorted}` is empty. If it isn't, the body must be a form.
    pub body_hash: Option<Source>,
    /// Further conditions.
    pub when: Vec<SchemeCondition>,
}
