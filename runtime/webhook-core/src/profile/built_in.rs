//! The providers that are known.

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
    ///
    /// What a profile's [`verify`](Profile::verify) says in words tells what is signed, and the proof of each delivery what of it is
    /// authentic. Some providers protect less than a reader might think:
    ///
    /// - `gitlab` with a token, `telegram`, `microsoft-graph`, `google-calendar`, `cloudevents`, `event-grid`, `datadog`,
    ///   `mparticle`: a secret comes along. Whoever sees one delivery can send others.
    /// - `google-pubsub`: the token says who sends, and nothing of what is sent.
    /// - `mailgun`: only the time and a token are signed. Whoever sees one delivery can put another body to them.
    /// - `adyen`: eight fields of each item are signed, and what stands between them may stand in them.
    /// - `paypal`: of the body, only its CRC-32 is signed; other bodies with the same one are easy to find.
    /// - `hubspot-v1`, `hubspot-v2`: a plain hash, which who doesn't know the secret can continue for a longer body.
    /// - `twilio`, `mandrill`: fields are signed one after the other without anything between names and values.
    /// - `kick`: one key signs for all apps, so what is signed may have been meant for another one.
    /// - `intercom`, `twilio`, `mandrill`, `websub-sha1`, `paddle-classic` and version 1 of `sns` hash with SHA-1.
    /// - Where no time is signed (`github`, `shopify`, `meta`, `x`, `square`, `xero`, `dropbox` and others), only deduplication keeps an
    ///   old delivery from being played again.
    /// - Where the event stands in a header that isn't signed (`github`, `shopify`, `bitbucket`, `kick`, `twitch`), whoever captured
    ///   a delivery can send its body once more under each other event's name, and it is handled as that. To compare by the
    ///   body alone would drop events: Shopify sends the same order as `orders/create` and as `orders/updated`.
    ///
    /// What each provider's ids identify, and what deliveries are compared by, is in [`Profile::duplicates`].
    #[must_use]
    pub fn names() -> &'static [&'static str] {
        NAMES
    }
}
