//! The configuration of an endpoint, a sender or a signer.

use std::collections::BTreeMap;
use std::error::Error;

use callwright::webhook::{EndpointBuilder, Profile, SenderBuilder, Settings};
use serde::Deserialize;
use serde_json::Value;

/// A profile and its settings.
#[derive(Deserialize)]
pub(crate) struct VendorConfig {
    profile: Value,
    #[serde(default)]
    secrets: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    values: BTreeMap<String, Vec<String>>,
    public_url: Option<String>,
}

impl VendorConfig {
    /// The profile: `profile` is its name or the profile itself.
    pub(crate) fn profile(&self) -> Result<Profile, Box<dyn Error>> {
        match &self.profile {
            Value::String(name) => {
                Profile::named(name).ok_or_else(|| format!("there is no profile {name}").into())
            }
            profile => Ok(Profile::from_value(profile)?),
        }
    }

    /// The settings of a signer: secrets, values and the URL.
    pub(crate) fn settings(&self) -> Settings {
        let mut settings = Settings::new();
        for (name, secret) in pairs(&self.secrets) {
            settings = settings.secret(name, secret);
        }
        for (name, value) in pairs(&self.values) {
            settings = settings.value(name, value);
        }
        match &self.public_url {
            Some(url) => settings.public_url(url),
            None => settings,
        }
    }

    /// Configures a sender with secrets and values. The URL is the receiver's.
    pub(crate) fn configure_sender(&self, mut sender: SenderBuilder) -> SenderBuilder {
        for (name, secret) in pairs(&self.secrets) {
            sender = sender.secret_named(name, secret);
        }
        for (name, value) in pairs(&self.values) {
            sender = sender.setting(name, value);
        }
        sender
    }

    /// Configures an endpoint with the profile, secrets, values and the URL.
    pub(crate) fn configure_endpoint(
        &self,
        endpoint: EndpointBuilder,
    ) -> Result<EndpointBuilder, Box<dyn Error>> {
        let mut endpoint = endpoint.profile(self.profile()?);
        for (name, secret) in pairs(&self.secrets) {
            endpoint = endpoint.secret_named(name, secret);
        }
        for (name, value) in pairs(&self.values) {
            endpoint = endpoint.setting(name, value);
        }
        Ok(match &self.public_url {
            Some(url) => endpoint.public_url(url),
            None => endpoint,
        })
    }
}

fn pairs(several: &BTreeMap<String, Vec<String>>) -> impl Iterator<Item = (&str, &String)> {
    several
        .iter()
        .flat_map(|(name, all)| all.iter().map(move |one| (name.as_str(), one)))
}
