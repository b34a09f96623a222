//! What an endpoint knows that its profile can't.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::LearnedSecret;
use super::signing::Known;
use crate::client::Transport;

/// What an endpoint knows that its profile can't: secrets, keys, its own URL, names. Its `Debug` shows no value.
#[derive(Clone, Default)]
pub struct Settings {
    known: Known,
    learned: BTreeMap<String, LearnedSecret>,
    transport: Option<Arc<dyn Transport>>,
}

impl Settings {
    /// The name of the secret that most schemes use.
    pub const SECRET: &'static str = Known::SECRET;

    /// The name of the private key, for those who sign.
    pub const PRIVATE_KEY: &'static str = Known::PRIVATE_KEY;

    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a secret or a key under a name. Several under one name are tried in turn: old and new, while they are rotated.
    #[must_use]
    pub fn secret(mut self, name: &str, secret: impl Into<String>) -> Self {
        self.known.secret(name, secret);
        self
    }

    /// Adds a value: PayPal's webhook id, an audience, a topic. Several under one name are alternatives.
    #[must_use]
    pub fn value(mut self, name: &str, value: impl Into<String>) -> Self {
        self.known.value(name, value);
        self
    }

    /// Takes the secret of that name from the provider, while it is expected.
    #[must_use]
    pub fn learned(mut self, name: &str, secret: LearnedSecret) -> Self {
        self.learned.insert(name.to_owned(), secret);
        self
    }

    /// The URL under which the provider knows the endpoint, for the schemes that sign it: the whole of it, or without what the
    /// endpoint itself sees of its path. The query is that of the delivery.
    #[must_use]
    pub fn public_url(mut self, url: impl Into<String>) -> Self {
        self.known.public_url(url);
        self
    }

    /// What fetches certificates and keys; by default reqwest does, with the feature of that name. Give one that follows no
    /// redirects. A `reqwest::Client` may: what it brings from elsewhere isn't used.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    pub(in crate::webhook) fn secrets_of(&self, name: &str) -> &[String] {
        self.known.secrets_of(name)
    }

    pub(in crate::webhook) fn values_of(&self, name: &str) -> &[String] {
        self.known.values_of(name)
    }

    pub(in crate::webhook) fn learned_of(&self, name: &str) -> Option<&LearnedSecret> {
        self.learned.get(name)
    }

    /// What signing needs.
    pub(in crate::webhook) fn known(&self) -> &Known {
        &self.known
    }

    pub(in crate::webhook) fn fetcher(&self) -> Option<Arc<dyn Transport>> {
        self.transport.clone().or_else(default_transport)
    }
}

/// What fetches where nothing else was given.
#[cfg(feature = "reqwest")]
fn default_transport() -> Option<Arc<dyn Transport>> {
    Some(crate::client::default_transport())
}

#[cfg(not(feature = "reqwest"))]
fn default_transport() -> Option<Arc<dyn Transport>> {
    None
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("known", &self.known)
            .finish_non_exhaustive()
    }
}
