use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// A secret. It has no `Display`, and its `Debug` shows nothing of it.
#[derive(Clone)]
pub(crate) enum Credential {
    /// A token or a key.
    Token(Box<str>),
    /// A user name and a password.
    Basic(Box<str>, Box<str>),
}

impl Credential {
    /// The one text that a header, query parameter or cookie carries.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Token(token) => token.to_string(),
            Self::Basic(user, password) => BASE64_STANDARD.encode(format!("{user}:{password}")),
        }
    }

    /// The text for the scheme `Basic`; a token is taken as `user:password`.
    pub(super) fn basic_text(&self) -> String {
        match self {
            Self::Token(pair) => BASE64_STANDARD.encode(pair.as_bytes()),
            Self::Basic(..) => self.text(),
        }
    }

    /// Whether this can be sent as Basic: RFC 7617 section 2 keeps the colon for the end of the user name.
    pub(super) fn has_colon_in_user(&self) -> bool {
        matches!(self, Self::Basic(user, _) if user.contains(':'))
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// The credentials that a client was given, by the name of their scheme.
#[derive(Clone, Debug, Default)]
pub(crate) struct Credentials(Vec<(Box<str>, Credential)>);

impl Credentials {
    /// Adds or replaces the credential for `scheme`.
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
