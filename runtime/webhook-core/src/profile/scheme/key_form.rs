//! How keys are encoded.

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
