//! The providers that are known.

use super::Profile;

macro_rules! profiles {
    ($($name:literal)*) => {
        const NAMES: &[&str] = &[$($name),*];
        const TEXTS: &[(&str, &str)] = &[$(($name, include_str!(concat!("profiles/", $name, ".json")))),*];
    };
}

profiles! {
    "adyen"
    "adyen-platform"
    "asana"
    "bitbucket"
    "box"
    "cloudevents"
    "cloudevents-binary"
    "datadog"
    "discord"
    "discord-events"
    "docusign"
    "dropbox"
    "event-grid"
    "github"
    "gitlab"
    "google-calendar"
    "google-pubsub"
    "hubspot"
    "hubspot-v1"
    "hubspot-v2"
    "intercom"
    "kick"
    "linear"
    "mailgun"
    "mandrill"
    "message-signature"
    "messenger"
    "meta"
    "microsoft-graph"
    "mparticle"
    "openai"
    "opendsr"
    "paddle"
    "paddle-classic"
    "paypal"
    "plaid"
    "plaid-sandbox"
    "sendgrid"
    "shopify"
    "shopify-events"
    "slack"
    "slack-commands"
    "sns"
    "square"
    "standard-webhooks"
    "stripe"
    "svix"
    "telegram"
    "telnyx"
    "twilio"
    "twitch"
    "websub"
    "websub-sha1"
    "whatsapp"
    "x"
    "xero"
    "zoom"
}

impl Profile {
    /// The profile of a provider that is known, by its name among [`names`](Self::names).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (name, text) = TEXTS.iter().find(|(known, _)| *known == name)?;
        // That they can all be read is tested.
        let mut profile = Self::from_json(text).ok()?;
        profile.name = (*name).to_owned();
        Some(profile)
    }

    /// The names of all profiles that are known, sorted.
    #[must_use]
    pub fn names() -> &'static [&'static str] {
        NAMES
    }
}
