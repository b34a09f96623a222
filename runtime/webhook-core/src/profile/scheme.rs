//! How deliveries are signed, as data.

use std::time::Duration;

use super::Source;

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

/// A secret that is sent along. It doesn't protect the body: anyone who sees one delivery can send others.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where the token is. In a pointer into the body, `*` is every item of an array: all of them must have the token.
    pub from: Source,
    /// In which form it is sent.
    pub form: TokenForm,
    /// The name of the secret in the settings.
    pub key: String,
    /// Whether an [`All`](SignatureScheme::All) ignores it if the settings don't have the secret: an optional password in
    /// addition to a signature (Adyen).
    pub optional: bool,
}

/// In which form a token is sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum TokenForm {
    /// As it is.
    Plain,
    /// `Bearer` and the token (RFC 6750).
    Bearer,
    /// `Basic` with name and password (RFC 7617); the secret is `name:password`.
    Basic,
}

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

/// A condition for a scheme: the delivery must name this version or this algorithm.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemeCondition {
    /// Where the value is.
    pub from: Source,
    /// The name of the pair, if the value is a list such as `key=a,algorithm=b`.
    pub pair: Option<String>,
    /// The values that are accepted.
    pub values: Vec<String>,
    /// Whether the value may be absent. Without `values`, it must be.
    pub absent: bool,
}

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
    /// What is hashed; see [`Hmac::signed`].
    pub signed: String,
    /// Further conditions.
    pub when: Vec<SchemeCondition>,
}

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
    /// What is signed; see [`Hmac::signed`].
    pub signed: String,
    /// Where the time of signing is, and how old it may be.
    pub timestamp: Option<Timestamp>,
    /// Where `{id}` is.
    pub id: Option<Source>,
    /// Further conditions.
    pub when: Vec<SchemeCondition>,
}

/// A JSON Web Token, and the claims that it must have.
#[derive(Clone, Debug, PartialEq)]
pub struct Jwt {
    /// Where the token is.
    pub from: Source,
    /// In which form it is sent.
    pub form: TokenForm,
    /// The algorithms that are accepted: `ES256`, `RS256`. They are checked before any key is used.
    pub algorithms: Vec<String>,
    /// Where keys are fetched from, unless the settings hold some under `keys`. `{kid}` is the id of the key. The document is a
    /// set of keys (RFC 7517), one key, one key in the member `key`, or PEM.
    pub key_url: Option<String>,
    /// The body that fetches keys, if that takes a POST: a JSON text in which `{kid}` is the id of the key and `{setting:name}`
    /// a setting (Plaid has one document for each key, and requires credentials).
    pub key_body: Option<String>,
    /// Hosts from which keys may be fetched.
    pub hosts: Vec<String>,
    /// Claims that must equal a setting, as (claim, setting): `("aud", "audience")`. The settings are required. `a|b` is
    /// the claim `a`, or `b` if there is no `a`.
    pub claims: Vec<(String, String)>,
    /// Claims that must have one of these values.
    pub fixed_claims: Vec<(String, Vec<String>)>,
    /// The claim that holds the lower-case hexadecimal SHA-256 of the body.
    pub body_hash: Option<String>,
    /// How old `iat` may be.
    pub max_age: Option<Duration>,
}

/// A signature by a certificate that the delivery names.
#[derive(Clone, Debug, PartialEq)]
pub struct CertUrl {
    /// Where the URL of the certificate is.
    pub url: Source,
    /// Hosts from which it may be fetched: names, in which `*` may be a label.
    pub hosts: Vec<String>,
    /// What the path of the URL must end in.
    pub path_suffix: Option<String>,
    /// If `url` is only a host (OpenDSR): the path of a JSON document on that host, and the pointer of the certificate's URL in
    /// it.
    pub discovery: Option<(String, String)>,
    /// Names, in which `*` may be a label. If there are any, the certificate must have one of them, and its chain must lead to
    /// a root: one of Mozilla's, or of those that the settings hold under `roots` (PEM).
    pub names: Vec<String>,
    /// The algorithm.
    pub algorithm: CertAlgorithm,
    /// Where the signature is.
    pub from: Source,
    /// What is signed.
    pub signed: CertSigned,
    /// Values that must equal a setting, as (source, setting): SNS's `TopicArn`. The settings are required.
    pub bound: Vec<(Source, String)>,
}

/// The algorithm of a [`CertUrl`] signature.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CertAlgorithm {
    /// This algorithm. If a source is given, its value must be this word.
    Fixed(SignatureAlgorithm, Option<(Source, String)>),
    /// The algorithm that this table has for the value of the source: SNS's `SignatureVersion`.
    Table(Source, Vec<(String, SignatureAlgorithm)>),
}

/// What a [`CertUrl`] signature covers.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CertSigned {
    /// A template; see [`Hmac::signed`].
    Template(String),
    /// Members of the body as lines of name and value, for each value of the member `Type` (SNS). An optional member has a `?`
    /// after its name. Only the first may have line breaks.
    Lines(Vec<(String, Vec<String>)>),
}

/// An HTTP message signature, and what it must cover.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageSignature {
    /// The label, if only one is accepted.
    pub label: Option<String>,
    /// The algorithm of the key: `hmac-sha256`, `ed25519`, `ecdsa-p256-sha256`, `rsa-v1_5-sha256`, `rsa-pss-sha512`.
    pub algorithm: String,
    /// The name of the key in the settings.
    pub key: String,
    /// How the key is encoded.
    pub key_form: KeyForm,
    /// Components that must be covered: `@method`, `content-digest`.
    pub components: Vec<String>,
    /// How old `created` may be.
    pub max_age: Option<Duration>,
}

/// A keyed hash in each item of the body (Adyen).
#[derive(Clone, Debug, PartialEq)]
pub struct ItemHmac {
    /// Where the items are; see [`Profile::items`](super::Profile::items).
    pub items: String,
    /// The pointers of the signed fields, in the item. An absent field counts as empty.
    pub fields: Vec<String>,
    /// The separator of the fields.
    pub joiner: String,
    /// The pointer of the signature, in the item.
    pub signature: String,
    /// The hash.
    pub hash: Hash,
    /// The name of the secret in the settings.
    pub key: String,
    /// How the secret is encoded.
    pub key_form: KeyForm,
    /// How the signature is encoded.
    pub encoding: Encoding,
}

/// The time of signing.
#[derive(Clone, Debug, PartialEq)]
pub struct Timestamp {
    /// Where it is, unless it is a pair next to the signature.
    pub from: Option<Source>,
    /// The name of the pair, if it is next to the signature.
    pub pair: Option<String>,
    /// How it is written.
    pub unit: TimeUnit,
    /// How old it may be. `None` allows any age.
    pub past: Option<Duration>,
    /// How far in the future it may be.
    pub future: Option<Duration>,
}

/// How a time is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum TimeUnit {
    /// Digits: seconds since 1970.
    Seconds,
    /// Digits: milliseconds since 1970.
    Milliseconds,
    /// RFC 3339.
    Rfc3339,
}

/// How signatures are extracted from a value.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Extract {
    /// The whole value.
    Whole,
    /// The text after this prefix.
    Prefix(String),
    /// Pairs: `t=1,v1=a,v1=b`.
    Pairs {
        /// The separator of pairs. Blanks in it, as in `, `, are written when signing and optional when verifying.
        separator: String,
        /// The separator of name and value.
        equals: char,
        /// The name of the pairs that hold signatures.
        name: String,
    },
    /// A list of signatures, each after its version: `v1,a v1,b`.
    Versions {
        /// The separator of signatures.
        separator: char,
        /// The version that is accepted.
        version: String,
    },
}

/// How bytes are written as text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Encoding {
    /// Hexadecimal, of either case.
    Hex,
    /// Base64 (RFC 4648 section 4).
    Base64,
    /// Base64 for URLs, without padding (RFC 4648 section 5).
    Base64Url,
}

/// A hash function.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Hash {
    /// SHA-1, for providers that have nothing better.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
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

/// How a key is encoded.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum KeyForm {
    /// The text itself is the key.
    Utf8,
    /// Hexadecimal.
    Hex,
    /// Base64.
    Base64,
    /// Standard Webhooks: `whsec_` (`whpk_` for a public key) and base64; without the prefix, base64.
    Whsec,
    /// Standard Webhooks if it has the prefix, otherwise the text itself (OpenAI's libraries).
    WhsecOrUtf8,
    /// A public key in PEM or the base64 of its DER (SubjectPublicKeyInfo).
    Spki,
}
