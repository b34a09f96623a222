//! Builds a sender.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::backoff::Backoff;
use super::sender::{Sender, SenderParts};
use crate::client::Transport;
use crate::webhook::{ProfileChoice, Settings, SetupError, Signer};

/// Builds a sender, from a profile and a secret.
///
/// ```
/// use callwright::webhook::{Sender, SetupError};
/// use std::time::Duration;
///
/// fn build(secret: &str) -> Result<Sender, SetupError> {
///     Sender::builder("standard-webhooks")
///         .secret(secret)
///         .attempts(8)
///         .backoff(Duration::from_secs(5), Duration::from_secs(60 * 60))
///         .build()
/// }
/// # let _ = build;
/// ```
#[must_use = "it does nothing before `build`"]
pub struct SenderBuilder {
    profile: ProfileChoice,
    settings: Settings,
    attempts: u32,
    timeout: Duration,
    backoff: Backoff,
    clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
}

impl Sender {
    /// Builds a sender for a profile: the name of a built-in one, or one of your own.
    pub fn builder(profile: impl Into<ProfileChoice>) -> SenderBuilder {
        SenderBuilder::new(profile.into())
    }
}

impl SenderBuilder {
    fn new(profile: ProfileChoice) -> Self {
        Self {
            profile,
            settings: Settings::new(),
            attempts: 5,
            timeout: Duration::from_secs(30),
            backoff: Backoff {
                first: Duration::from_secs(1),
                longest: Duration::from_secs(5 * 60),
            },
            clock: Arc::new(SystemTime::now),
        }
    }

    /// The secret that signs. If you give several, a delivery has a signature by each, if the scheme supports that.
    pub fn secret(self, secret: impl Into<String>) -> Self {
        self.secret_named(Settings::SECRET, secret)
    }

    /// A secret or a key with another name, such as [`Settings::PRIVATE_KEY`] for the schemes with key pairs.
    pub fn secret_named(mut self, name: &str, secret: impl Into<String>) -> Self {
        self.settings = self.settings.secret(name, secret);
        self
    }

    /// A value that the profile needs and that isn't secret.
    pub fn setting(mut self, name: &str, value: impl Into<String>) -> Self {
        self.settings = self.settings.value(name, value);
        self
    }

    /// The transport. Default: reqwest, with the feature of that name. Use one that follows no redirects: their targets aren't
    /// subscribers.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.settings = self.settings.transport(transport);
        self
    }

    /// The most attempts to send a delivery. Default: 5.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// How long an attempt may take. Default: 30 s.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The wait before the second attempt, and the longest wait before any attempt. The wait doubles each time, and half of it is
    /// random. The longest wait also limits the `Retry-After` of a receiver. Default: 1 s and 5 min.
    pub fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        self.backoff = Backoff { first, longest };
        self
    }

    /// The clock, for tests.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Builds the sender.
    ///
    /// # Errors
    ///
    /// When the profile doesn't exist, has no signature that can be made or doesn't deliver JSON, a secret is missing or malformed,
    /// or there is no transport.
    pub fn build(self) -> Result<Sender, SetupError> {
        let profile = self.profile.without_document()?;
        let name = &profile.name;
        if profile.verify.is_none() {
            return Err(SetupError::new(format!(
                "nothing says how deliveries of `{name}` are signed: choose a profile with `verify`"
            )));
        }
        let json = |media: &String| media.ends_with("json");
        if !profile.media_types.is_empty() && !profile.media_types.iter().any(json) {
            return Err(SetupError::new(format!(
                "deliveries of `{name}` aren't JSON, and a sender sends only JSON: build the request yourself, and sign it by a `Signer`"
            )));
        }
        if self.attempts == 0 {
            return Err(SetupError::new(
                "0 attempts would send nothing: use at least 1",
            ));
        }
        let transport = self.settings.fetcher().ok_or_else(|| {
            SetupError::new(
                "the sender has no transport: give it one, or enable the feature `reqwest` of `callwright`",
            )
        })?;
        // A wrong secret is wrong for every receiver, so it is reported here.
        let settings = self
            .settings
            .clone()
            .public_url("https://receiver.example/");
        Signer::new(&profile, &settings)?;
        Ok(Sender::new(SenderParts {
            profile,
            settings: self.settings,
            transport,
            attempts: self.attempts,
            timeout: self.timeout,
            backoff: self.backoff,
            clock: self.clock,
        }))
    }
}

impl fmt::Debug for SenderBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SenderBuilder")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
