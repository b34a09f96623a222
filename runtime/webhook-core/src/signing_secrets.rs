//! The secrets and keys that sign and verify deliveries.

use std::collections::BTreeMap;
use std::fmt;

/// Secrets, keys, values and the receiver's URL: everything that isn't part of a profile. Its `Debug` shows no secret.
#[derive(Clone, Default)]
pub struct SigningSecrets {
    secrets: BTreeMap<String, Vec<String>>,
    values: BTreeMap<String, Vec<String>>,
    public_url: Option<String>,
}

impl SigningSecrets {
    /// The name of the secret that most schemes use.
    pub const SECRET: &'static str = "secret";

    /// The name of the private key, if a key pair signs.
    pub const PRIVATE_KEY: &'static str = "private_key";

    /// Adds a secret or a key under a name.
    pub fn secret(&mut self, name: &str, secret: impl Into<String>) {
        let secrets = self.secrets.entry(name.to_owned()).or_default();
        secrets.push(secret.into());
    }

    /// Adds a value under a name.
    pub fn value(&mut self, name: &str, value: impl Into<String>) {
        let values = self.values.entry(name.to_owned()).or_default();
        values.push(value.into());
    }

    /// Sets the URL of the receiver.
    pub fn public_url(&mut self, url: impl Into<String>) {
        self.public_url = Some(url.into());
    }

    /// The secrets of a name.
    #[must_use]
    pub fn secrets_of(&self, name: &str) -> &[String] {
        self.secrets.get(name).map_or(&[], Vec::as_slice)
    }

    /// The values of a name.
    #[must_use]
    pub fn values_of(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// The URL of the receiver, if it is given.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.public_url.as_deref()
    }
}

impl AsRef<Self> for SigningSecrets {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl fmt::Debug for SigningSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningSecrets")
            .field("secrets", &self.secrets.keys())
            .field("values", &self.values.keys())
            .field("public_url", &self.public_url)
            .finish()
    }
}
