//! What an endpoint, or one who signs, is told.

use std::collections::BTreeMap;
use std::error::Error;

use callwright::webhook::{EndpointBuilder, Profile, SenderBuilder, Settings};
use serde::Deserialize;
use serde_json::Value;

/// A profile, and the settings that go with it.
#[derive(Deserialize)]
pub(crate) struct Told {
    profile: Value,
    #[serde(default)]
    secrets: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    values: BTreeMap<String, Vec<String>>,
    public_url: Option<String>,
}

impl Told {
    /// The profile: one that has a name, or one that is spelled out.
    pub(crate) fn profile(&self) -> Result<Profile, Box<dyn Error>> {
        match &self.profile {
            Value::String(name) => {
                Profile::named(name).ok_or_else(|| format!("there is no profile {name}").into())
            }
            spelled => Ok(Profile::from_value(spelled)?),
        }
    }

    /// Secrets, values and the URL, for one who only signs.
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

    /// Secrets and values, for one who sends. The URL is the receiver's.
    pub(crate) fn lend(&self, mut sender: SenderBuilder) -> SenderBuilder {
        for (name, secret) in pairs(&self.secrets) {
            sender = sender.secret_named(name, secret);
        }
        for (name, value) in pairs(&self.values) {
            sender = sender.setting(name, value);
        }
        sender
    }

    /// Profile, secrets, values and the URL, for an endpoint.
    pub(crate) fn tell(
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
