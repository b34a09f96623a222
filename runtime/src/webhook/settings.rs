//! What an endpoint knows that its profile can't.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::LearnedSecret;
use crate::client::Transport;

/// What an endpoint knows that its profile can't: secrets, keys, its own URL, names. Its `Debug` shows no value.
#[derive(Clone, Default)]
pub struct Settings {
    secrets: BTreeMap<String, Vec<String>>,
    values: BTreeMap<String, Vec<String>>,
    learned: BTreeMap<String, LearnedSecret>,
    public_url: Option<String>,
    transport: Option<Arc<dyn Transport>>,
}

impl Settings {
    /// The name of the secret that most schemes use.
    pub const SECRET: &'static str = "secret";

    /// The name of the private key, for those who sign.
    pub const PRIVATE_KEY: &'static str = "private_key";

    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a secret or a key under a name. Several under one name are tried in turn: old and new, while they are rotated.
    #[must_use]
    pub fn secret(mut self, name: &str, secret: impl Into<String>) -> Self {
        self.secrets
            .entry(name.to_owned())
            .or_default()
            .push(secret.into());
        self
    }

    /// Adds a value: PayPal's webhook id, an audience, a topic. Several under one name are alternatives.
    #[must_use]
    pub fn value(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values
            .entry(name.to_owned())
            .or_default()
            .push(value.into());
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
        self.public_url = Some(url.into());
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
        self.secrets.get(name).map_or(&[], Vec::as_slice)
    }

    pub(in crate::webhook) fn values_of(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    pub(in crate::webhook) fn learned_of(&self, name: &str) -> Option<&LearnedSecret> {
        self.learned.get(name)
    }

    pub(in crate::webhook) fn url(&self) -> Option<&str> {
        self.public_url.as_deref()
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
            .field("secrets", &self.secrets.keys())
            .field("values", &self.values.keys())
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}

/// Why an endpoint can't be built: a secret is missing or empty, a key isn't one, a setting that the profile needs isn't there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SetupError {
    message: String,
    missing: bool,
}

impl SetupError {
    /// Says what is missing and how to give it.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            missing: false,
        }
    }

    /// That a secret or a value isn't given at all: of several schemes, one that nobody gave keys to isn't meant.
    pub(in crate::webhook) fn missing(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            missing: true,
        }
    }

    pub(in crate::webhook) fn is_missing(&self) -> bool {
        self.missing
    }
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SetupError {}
