//! Schemes with a token.

use crate::profile::Source;

/// A secret that is sent along. It doesn't protect the body: anyone who sees one delivery can send others.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where the token is. In a pointer into the body, `*` is every item of an array: all of them must have the token.
    pub from: Source,
    /// In which form it is sent.
    pub form: TokenForm,
    /// The name of the secret in the settings.
    pub key: String,
    /// Whether an [`All`](crate::SignatureScheme::All) ignores it if the settings don't have the secret: an optional password in
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
