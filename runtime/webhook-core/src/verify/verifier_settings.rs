//! What verification needs in addition to a profile.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::LearnedSecret;
use crate::SigningSecrets;
use crate::fetch::KeyTransport;

/// What verification needs in addition to a profile: secrets, keys, the endpoint's URL, and a transport for keys. Its `Debug`
/// shows no secret.
#[derive(Clone, Default)]
pub struct VerifierSettings {
    secrets: SigningSecrets,
    learned: BTreeMap<String, LearnedSecret>,
    transport: Option<Arc<dyn KeyTransport>>,
}

impl VerifierSettings {
    /// The name of the secret that most schemes use.
    pub const SECRET: &'static str = SigningSecrets::SECRET;

    /// Empty settings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a secret or a key under a name. Several under one name are tried in turn.
    #[must_use]
    pub fn secret(mut self, name: &str, secret: impl Into<String>) -> Self {
        self.secrets.secret(name, secret);
        self
    }

    /// Adds a value under a name. Several under one name are alternatives.
    #[must_use]
    pub fn value(mut self, name: &str, value: impl Into<String>) -> Self {
        self.secrets.value(name, value);
        self
    }

    /// Takes the secret of that name from the provider, while it is expected.
    #[must_use]
    pub fn learned(mut self, name: &str, secret: LearnedSecret) -> Self {
        self.learned.insert(name.to_owned(), secret);
        self
    }

    /// The URL under which the provider knows the endpoint.
    #[must_use]
    pub fn public_url(mut self, url: impl Into<String>) -> Self {
        self.secrets.public_url(url);
        self
    }

    /// Sets the transport that fetches keys and certificates.
    #[must_use]
    pub fn transport(mut self, transport: impl KeyTransport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The secrets of a name.
    #[must_use]
    pub fn secrets_of(&self, name: &str) -> &[String] {
        self.secrets.secrets_of(name)
    }

    /// The values of a name.
    #[must_use]
    pub fn values_of(&self, name: &str) -> &[String] {
        self.secrets.values_of(name)
    }

    /// The secret of a name that the provider sends.
    #[must_use]
    pub fn learned_of(&self, name: &str) -> Option<&LearnedSecret> {
        self.learned.get(name)
    }

    /// The secrets, values and the URL.
    #[must_use]
    pub fn signing_secrets(&self) -> &SigningSecrets {
        &self.secrets
    }

    pub(crate) fn key_transport(&self) -> Option<Arc<dyn KeyTransport>> {
        self.transport.clone()
    }
}

impl AsRef<Self> for VerifierSettings {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl AsRef<SigningSecrets> for VerifierSettings {
    fn as_ref(&self) -> &SigningSecrets {
        &self.secrets
    }
}

impl fmt::Debug for VerifierSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifierSettings")
            .field("secrets", &self.secrets)
            .finish_non_exhaustive()
    }
}
