//! Schemes with an HTTP message signature.

use std::time::Duration;

use super::key_form::KeyForm;

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
