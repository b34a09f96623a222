//! The built-in profiles.

use super::Profile;

macro_rules! profiles {
    ($($name:literal)*) => {
        const NAMES: &[&str] = &[$($name),*];
        const TEXTS: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../profiles/", $name, ".json")))),*];
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
    "notion"
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
    /// A built-in profile, by its name among [`names`](Self::names).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (name, text) = TEXTS.iter().find(|(known, _)| *known == name)?;
        // A test reads all of them.
        let mut profile = Self::from_json(text).ok()?;
        profile.name = (*name).to_owned();
        Some(profile)
    }

    /// The names of all built-in profiles, sorted.
    ///
    /// The text of a profile's [`verify`](Profile::verify) says what is signed, and the proof of a delivery says which of its
    /// parts are authentic. Some providers protect less than a reader might think:
    ///
    /// - `gitlab` with a token, `telegram`, `microsoft-graph`, `google-calendar`, `cloudevents`, `event-grid`, `datadog`,
    ///   `mparticle`: a secret is sent along. Anyone who sees one delivery can send others.
    /// - `google-pubsub`: the token proves the sender, but not the content.
    /// - `mailgun`: only the time and a token are signed. Anyone who sees one delivery can send another body with them.
    /// - `adyen`: eight fields of each item are signed, and their separator may also be part of a field.
    /// - `paypal`: of the body, only its CRC-32 is signed; other bodies with the same CRC-32 are easy to find.
    /// - `hubspot-v1`, `hubspot-v2`: a plain hash, which can be extended for a longer body without the secret.
    /// - `twilio`, `mandrill`: fields are signed without separators between names and values.
    /// - `kick`: one key signs for all apps, so a delivery may have been meant for another app.
    /// - `intercom`, `twilio`, `mandrill`, `websub-sha1`, `paddle-classic` and version 1 of `sns` hash with SHA-1.
    /// - If no time is signed (`github`, `shopify`, `meta`, `x`, `square`, `xero`, `dropbox` and others), only deduplication prevents
    ///   that an old delivery is replayed.
    /// - If the event's name is in a header that isn't signed (`github`, `shopify`, `bitbucket`, `kick`, `twitch`), anyone who
    ///   captured a delivery can send its body once more under the name of each other event, and it is handled as that event.
    ///   Comparing by the body alone would drop events: Shopify sends the same order as `orders/create` and `orders/updated`.
    ///
    /// [`Profile::duplicates`] says what each provider's ids identify, and by what deliveries are compared.
    #[must_use]
    pub fn names() -> &'static [&'static str] {
        NAMES
    }
}
