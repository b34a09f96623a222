use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// A secret. It has no `Display`, and its `Debug` doesn't show it.
#[derive(Clone)]
pub(crate) enum Credential {
    /// A token or a key.
    Token(Box<str>),
    /// A user name and a password.
    Basic(Box<str>, Box<str>),
}

impl Credential {
    /// The value of the header, query parameter or cookie.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Token(token) => token.to_string(),
            Self::Basic(user, password) => BASE64_STANDARD.encode(format!("{user}:{password}")),
        }
    }

    /// The value for the scheme `Basic`; a token is read as `user:password`.
    pub(super) fn basic_text(&self) -> String {
        match self {
            Self::Token(pair) => BASE64_STANDARD.encode(pair.as_bytes()),
            Self::Basic(..) => self.text(),
        }
    }

    /// Whether the user name has a colon. Basic can't send it, because a colon ends the user name (RFC 7617 section 2).
    pub(super) fn has_colon_in_user(&self) -> bool {
        matches!(self, Self::Basic(user, _) if user.contains(':'))
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// The credentials of a client, by the name of their scheme.
#[derive(Clone, Debug, Default)]
pub(crate) struct Credentials(Vec<(Box<str>, Credential)>);

impl Credentials {
    /// Sets the credential for `scheme`.
    pub(crate) fn set(&mut self, scheme: &str, credential: Credential) {
        match self.0.iter_mut().find(|(name, _)| **name == *scheme) {
            Some((_, old)) => *old = credential,
            None => self.0.push((scheme.into(), credential)),
        }
    }

    pub(super) fn get(&self, scheme: &str) -> Option<&Credential> {
        self.0
            .iter()
            .find(|(name, _)| **name == *scheme)
            .map(|(_, credential)| credential)
    }
}
