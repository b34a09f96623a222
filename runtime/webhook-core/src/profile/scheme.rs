//! How deliveries are signed, as data.

use std::time::Duration;

use super::Source;

/// How a delivery shows who sent it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SignatureScheme {
    /// It doesn't.
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

/// A secret that is sent along. It says nothing of the body: whoever sees one delivery can send others.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands. In a pointer into the body, `*` is every item of an array: all of them must hold it.
    pub from: Source,
    /// In which form.
    pub form: TokenForm,
    /// The name of the secret among the settings.
    pub key: String,
    /// Whether an [`All`](SignatureScheme::All) does without it where the settings don't have the secret: a password on top of a
    /// signature (Adyen).
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
    /// `Basic` and name and password (RFC 7617); the secret is `name:password`.
    Basic,
}

/// A keyed hash of a template (RFC 2104).
#[derive(Clone, Debug, PartialEq)]
pub struct Hmac {
    /// The hash; never taken from the delivery.
    pub hash: Hash,
    /// The name of the secret among the settings: `secret`, mostly.
    pub key: String,
    /// How the secret becomes bytes.
    pub key_form: KeyForm,
    /// Where the signature stands. A header that ends in `-*` is numbered from 1 (DocuSign).
    pub from: Source,
    /// How it is taken from there.
    pub extract: Extract,
    /// How it is written.
    pub encoding: Encoding,
    /// What is signed, as a template: `{timestamp}.{body}`.
    ///
    /// Parts: `{body}`, `{timestamp}`, `{id}`, `{url}`, `{method}`, `{path}`, `{query}`, `{header:X}`, `{query:X}`,
    /// `{json:/pointer}`, `{setting:name}`, `{secret}` (digests), `{crc32:body}`, `{sha256hex:body}`, `{form-sorted}`
    /// (Twilio), `{form-php:field}` (the fields but for this one, as PHP serialises them: Paddle Classic); `{{` is a brace.
    ///
    /// `{url}` is the endpoint's configured URL with the path and query that came, never the `Host` header.
    /// `{url:any-port}` is tried with its port and without, `{url:unescaped=:/?}` has these characters unescaped (HubSpot).
    pub signed: String,
    /// When it was signed, and how old it may be.
    pub timestamp: Option<Timestamp>,
    /// What `{id}` is.
    pub id: Option<Source>,
    /// Where the hexadecimal SHA-256 of the body stands, for bodies that aren't forms: in the URL that is signed (Twilio).
    /// Where it is there, the body must have it, and `{form-sorted}` is empty; where it isn't, the body must be a form.
    pub body_hash: Option<Source>,
    /// What else the delivery must say.
    pub when: Vec<SchemeCondition>,
}

/// What a delivery must say for a scheme to be the one that it is signed by. It pins what the delivery itself names: a
/// version, an algorithm.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemeCondition {
    /// Where it says so.
    pub from: Source,
    /// The name of the pair there, where the value is a list such as `key=a,algorithm=b`.
    pub pair: Option<String>,
    /// The values that will do.
    pub values: Vec<String>,
    /// Whether it may be absent. Without values, it has to be.
    pub absent: bool,
}

/// A plain hash of a template that holds the secret: weaker than a keyed one, since a hash can be continued by who doesn't
/// know the secret where the body stands last.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// The hash.
    pub hash: Hash,
    /// The name of the secret among the settings.
    pub key: String,
    /// Where the signature stands.
    pub from: Source,
    /// How it is taken from there.
    pub extract: Extract,
    /// How it is written.
    pub encoding: Encoding,
    /// What is hashed; see [`Hmac::signed`].
    pub signed: String,
    /// What else the delivery must say.
    pub when: Vec<SchemeCondition>,
}

/// A signature of a template by a key pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Asymmetric {
    /// The algorithm; never taken from the delivery.
    pub algorithm: SignatureAlgorithm,
    /// The name of the public key among the settings.
    pub key: String,
    /// How the key is written.
    pub key_form: KeyForm,
    /// Where the signature stands.
    pub from: Source,
    /// How it is taken from there.
    pub extract: Extract,
    /// How it is written.
    pub encoding: Encoding,
    /// What is signed; see [`Hmac::signed`].
    pub signed: String,
    /// When it was signed, and how old it may be.
    pub timestamp: Option<Timestamp>,
    /// What `{id}` is.
    pub id: Option<Source>,
    /// What else the delivery must say.
    pub when: Vec<SchemeCondition>,
}

/// A JSON Web Token, and what it must say.
#[derive(Clone, Debug, PartialEq)]
pub struct Jwt {
    /// Where it stands.
    pub from: Source,
    /// In which form.
    pub form: TokenForm,
    /// The algorithms that are taken: `ES256`, `RS256`. Looked at before a key is.
    pub algorithms: Vec<String>,
    /// Where keys are fetched, unless the settings hold some under `keys`; `{kid}` is the id of the key. The document is a
    /// set of keys (RFC 7517), one key, one key in the member `key`, or PEM.
    pub key_url: Option<String>,
    /// What is posted to fetch keys, where they aren't got: a JSON text in which `{kid}` is the id of the key and
    /// `{setting:name}` a setting (Plaid has one document a key, and wants credentials).
    pub key_body: Option<String>,
    /// Hosts from which keys may be fetched.
    pub hosts: Vec<String>,
    /// Claims that must equal a setting, as (claim, setting): `("aud", "audience")`. The settings are required. `a|b` is
    /// the claim `a`, or `b` where there is no `a`.
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
    /// Where the URL of the certificate stands.
    pub url: Source,
    /// Hosts from which it may be fetched: a name, or one with `*` for a label.
    pub hosts: Vec<String>,
    /// What the path of the URL must end in.
    pub path_suffix: Option<String>,
    /// Where `url` gives a host only (OpenDSR): the path of a JSON document on that host, and the pointer of the
    /// certificate's URL in it.
    pub discovery: Option<(String, String)>,
    /// The names of which one must be in the certificate: a name, or one with `*` for a label. With one, the chain is checked
    /// up to a root: Mozilla's, or those that the settings hold under `roots` (PEM).
    pub names: Vec<String>,
    /// The algorithm.
    pub algorithm: CertAlgorithm,
    /// Where the signature stands.
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
    /// This one; where a source is given, it must say the word.
    Fixed(SignatureAlgorithm, Option<(Source, String)>),
    /// By the value of a source, from this table only: SNS's `SignatureVersion`.
    Table(Source, Vec<(String, SignatureAlgorithm)>),
}

/// What a [`CertUrl`] signature covers.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CertSigned {
    /// A template; see [`Hmac::signed`].
    Template(String),
    /// Members of the body as lines of name and value, by the value of the member `Type` (SNS). One that may be absent has a
    /// `?` after its name; only the first may hold line breaks.
    Lines(Vec<(String, Vec<String>)>),
}

/// An HTTP message signature, and what it must cover.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageSignature {
    /// The label, where only one counts.
    pub label: Option<String>,
    /// The algorithm of the key: `hmac-sha256`, `ed25519`, `ecdsa-p256-sha256`, `rsa-v1_5-sha256`, `rsa-pss-sha512`.
    pub algorithm: String,
    /// The name of the key among the settings.
    pub key: String,
    /// How the key is written.
    pub key_form: KeyForm,
    /// Components that must be covered: `@method`, `content-digest`.
    pub components: Vec<String>,
    /// How old `created` may be.
    pub max_age: Option<Duration>,
}

/// A keyed hash in each item of the body (Adyen).
#[derive(Clone, Debug, PartialEq)]
pub struct ItemHmac {
    /// Where the items stand; see [`Profile::items`](super::Profile::items).
    pub items: String,
    /// The pointers of what is signed, in the item; what is absent counts as empty.
    pub fields: Vec<String>,
    /// What stands between them.
    pub joiner: String,
    /// The pointer of the signature, in the item.
    pub signature: String,
    /// The hash.
    pub hash: Hash,
    /// The name of the secret among the settings.
    pub key: String,
    /// How the secret becomes bytes.
    pub key_form: KeyForm,
    /// How the signature is written.
    pub encoding: Encoding,
}

/// When a delivery was signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Timestamp {
    /// Where it stands, unless it is a pair beside the signature.
    pub from: Option<Source>,
    /// The name of the pair, where it stands beside the signature.
    pub pair: Option<String>,
    /// How it is written.
    pub unit: TimeUnit,
    /// How old it may be; `None` for any age, which must be said.
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

/// How a signature is taken from where it stands.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Extract {
    /// The whole value.
    Whole,
    /// What follows this.
    Prefix(String),
    /// Pairs: `t=1,v1=a,v1=b`.
    Pairs {
        /// Between pairs. Blanks in it, as in `, `, are written where a delivery is signed, and not insisted on in one that came.
        separator: String,
        /// Between name and value.
        equals: char,
        /// The name of the pairs that hold signatures.
        name: String,
    },
    /// A list of signatures, each after its version: `v1,a v1,b`.
    Versions {
        /// Between signatures.
        separator: char,
        /// The version that counts.
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
    /// SHA-1, where a provider has nothing better.
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
    /// RSA PKCS#1 v1.5 with SHA-1, where a provider has nothing better.
    RsaSha1,
}

/// How a key is written.
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
    /// Standard Webhooks where it has the prefix, else the text itself (OpenAI's libraries).
    WhsecOrUtf8,
    /// A public key in PEM or the base64 of its DER (SubjectPublicKeyInfo).
    Spki,
}
