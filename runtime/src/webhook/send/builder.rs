//! What a sender is made of.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::Sender;
use super::sender::Parts;
use super::wait::Waits;
use crate::client::Transport;
use crate::webhook::{ProfileChoice, Settings, SetupError, Signer};

/// What a sender is made of: a profile, a secret, and how patient it is.
#[must_use = "it sends nothing before `build`"]
pub struct SenderBuilder {
    choice: ProfileChoice,
    settings: Settings,
    attempts: u32,
    timeout: Duration,
    waits: Waits,
    clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
}

impl SenderBuilder {
    pub(super) fn new(choice: ProfileChoice) -> Self {
        Self {
            choice,
            settings: Settings::new(),
            attempts: 5,
            timeout: Duration::from_secs(30),
            waits: Waits {
                first: Duration::from_secs(1),
                most: Duration::from_secs(5 * 60),
            },
            clock: Arc::new(SystemTime::now),
        }
    }

    /// The secret that signs. Given more than once, a delivery carries the signature of each, where the scheme has room for them.
    pub fn secret(self, secret: impl Into<String>) -> Self {
        self.secret_named(Settings::SECRET, secret)
    }

    /// A secret or a key of another name: [`Settings::PRIVATE_KEY`] where a key pair signs.
    pub fn secret_named(mut self, name: &str, secret: impl Into<String>) -> Self {
        self.settings = self.settings.secret(name, secret);
        self
    }

    /// A value that the profile needs and that is no secret.
    pub fn setting(mut self, name: &str, value: impl Into<String>) -> Self {
        self.settings = self.settings.value(name, value);
        self
    }

    /// What sends; by default reqwest does, with the feature of that name. Give one that follows no redirects: they lead where
    /// nobody subscribed.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.settings = self.settings.transport(transport);
        self
    }

    /// How often a delivery is tried at most. Default: 5.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// How long an attempt may take. Default: 30 s.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long it waits before the second attempt, and before any: the wait doubles each time, and half of it is left to chance. The
    /// longest also limits what a receiver asks for by `Retry-After`. Default: 1 s and 5 min.
    pub fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        self.waits = Waits {
            first,
            most: longest,
        };
        self
    }

    /// What time it is, for tests.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The sender.
    ///
    /// # Errors
    ///
    /// When the profile doesn't exist, can't be signed for or doesn't deliver JSON, a secret is missing or isn't one, or there is
    /// no transport.
    pub fn build(self) -> Result<Sender, SetupError> {
        let profile = self.choice.without_document()?;
        let name = &profile.name;
        if profile.verify.is_none() {
            return Err(SetupError::new(format!(
                "nobody says how deliveries of `{name}` are signed: choose a profile with `verify`"
            )));
        }
        let json = |media: &String| media.ends_with("json");
        if !profile.media_types.is_empty() && !profile.media_types.iter().any(json) {
            return Err(SetupError::new(format!(
                "deliveries of `{name}` aren't JSON, and a sender sends nothing else: make the request, and sign it by a `Signer`"
            )));
        }
        if self.attempts == 0 {
            return Err(SetupError::new(
                "0 attempts would send nothing: 1 is the least",
            ));
        }
        let transport = self.settings.fetcher().ok_or_else(|| {
            SetupError::new(
                "the sender has no transport: give it one, or turn on the feature `reqwest` of `callwright`",
            )
        })?;
        // What is wrong with the secrets is wrong for every receiver.
        let elsewhere = self
            .settings
            .clone()
            .public_url("https://receiver.example/");
        Signer::new(&profile, &elsewhere)?;
        Ok(Sender::new(Parts {
            profile,
            settings: self.settings,
            transport,
            attempts: self.attempts,
            timeout: self.timeout,
            waits: self.waits,
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
