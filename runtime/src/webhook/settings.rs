//! The settings of an endpoint, in addition to its profile.

use std::fmt;
use std::sync::Arc;

use callwright_webhook_core::{SigningSecrets, VerifierSettings};

use super::LearnedSecret;
#[cfg(feature = "reqwest")]
use super::fetch::DefaultKeyTransport;
use super::fetch::KeyTransportAdapter;
use crate::client::Transport;

/// What an endpoint needs in addition to its profile: secrets, keys, its own URL, names. Its `Debug` shows no value.
#[derive(Clone)]
pub struct Settings {
    verifier: VerifierSettings,
    transport: Option<Arc<dyn Transport>>,
}

impl Settings {
    /// The name of the secret that most schemes use.
    pub const SECRET: &'static str = SigningSecrets::SECRET;

    /// The name of the private key that signs.
    pub const PRIVATE_KEY: &'static str = SigningSecrets::PRIVATE_KEY;

    /// Empty settings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a secret or a key under a name. Several under one name are tried in turn: old and new, while they are rotated.
    #[must_use]
    pub fn secret(mut self, name: &str, secret: impl Into<String>) -> Self {
        self.verifier = self.verifier.secret(name, secret);
        self
    }

    /// Adds a value: PayPal's webhook id, an audience, a topic. Several under one name are alternatives.
    #[must_use]
    pub fn value(mut self, name: &str, value: impl Into<String>) -> Self {
        self.verifier = self.verifier.value(name, value);
        self
    }

    /// Lets the provider send the secret of this name, while one is expected.
    #[must_use]
    pub fn learned(mut self, name: &str, secret: LearnedSecret) -> Self {
        self.verifier = self.verifier.learned(name, secret);
        self
    }

    /// The URL under which the provider knows the endpoint, for schemes that sign it: the whole URL, or only the part before the
    /// path that the endpoint itself sees. The query is that of the delivery.
    #[must_use]
    pub fn public_url(mut self, url: impl Into<String>) -> Self {
        self.verifier = self.verifier.public_url(url);
        self
    }

    /// The transport that fetches certificates and keys. By default it is reqwest, with the feature of that name. It must not
    /// follow redirects. A `reqwest::Client` may, since a response from another URL isn't used.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        let transport: Arc<dyn Transport> = Arc::new(transport);
        self.verifier = self
            .verifier
            .transport(KeyTransportAdapter(Arc::clone(&transport)));
        self.transport = Some(transport);
        self
    }

    pub(crate) fn secrets_of(&self, name: &str) -> &[String] {
        self.verifier.secrets_of(name)
    }

    pub(crate) fn values_of(&self, name: &str) -> &[String] {
        self.verifier.values_of(name)
    }

    pub(crate) fn learned_of(&self, name: &str) -> Option<&LearnedSecret> {
        self.verifier.learned_of(name)
    }

    /// The secrets, values and the URL.
    pub(crate) fn signing_secrets(&self) -> &SigningSecrets {
        self.verifier.signing_secrets()
    }

    /// The transport: the default if none was given.
    pub(crate) fn fetcher(&self) -> Option<Arc<dyn Transport>> {
        self.transport.clone().or_else(default_transport)
    }
}

impl Default for Settings {
    fn default() -> Self {
        let verifier = VerifierSettings::new();
        #[cfg(feature = "reqwest")]
        let verifier = verifier.transport(DefaultKeyTransport::default());
        Self {
            verifier,
            transport: None,
        }
    }
}

#[cfg(feature = "reqwest")]
fn default_transport() -> Option<Arc<dyn Transport>> {
    Some(crate::client::default_transport())
}

#[cfg(not(feature = "reqwest"))]
fn default_transport() -> Option<Arc<dyn Transport>> {
    None
}

/// For [`Profile::verifier`](super::Profile::verifier).
impl AsRef<VerifierSettings> for Settings {
    fn as_ref(&self) -> &VerifierSettings {
        &self.verifier
    }
}

/// For [`Signer::new`](super::Signer::new).
impl AsRef<SigningSecrets> for Settings {
    fn as_ref(&self) -> &SigningSecrets {
        self.verifier.signing_secrets()
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("known", self.verifier.signing_secrets())
            .finish_non_exhaustive()
    }
}
