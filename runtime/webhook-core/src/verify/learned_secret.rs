//! Secrets that a provider tells when it first calls.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::mac;

/// A secret that isn't known when the endpoint starts: the provider itself sends it in a handshake (Asana's `X-Hook-Secret`,
/// Notion's `verification_token`), or the program gets it when the webhook is created (Mandrill's key) and calls [`set`](Self::set).
///
/// One that is sent is taken only while it is expected, and then no other: or anyone could give the endpoint a secret of theirs. The
/// same one may come again, where its answer was lost. So
/// [`expect`](Self::expect) it just before the webhook is created, keep it somewhere
/// ([`when_learned`](Self::when_learned), [`value`](Self::value)), and give it as an ordinary secret when the program starts again.
/// Until there is a secret, signed deliveries are answered with 503.
///
/// ```
/// use callwright::webhook::{LearnedSecret, Settings};
///
/// let secret = LearnedSecret::new();
/// let settings = Settings::new().learned("secret", secret.clone());
/// secret.expect();
/// // Now the webhook is created, and Asana calls.
/// assert_eq!(secret.value(), None);
/// ```
#[derive(Clone, Default)]
pub struct LearnedSecret {
    state: Arc<Mutex<State>>,
}

type Told = Arc<dyn Fn(&str) + Send + Sync>;

#[derive(Default)]
struct State {
    expected: bool,
    value: Option<String>,
    told: Option<Told>,
}

impl LearnedSecret {
    /// Not known, and not expected yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Calls this with each secret that the provider sends and that is taken, before the provider is answered: to store it, or to
    /// show it to whoever has to confirm it (Notion's is pasted into its page). It must neither block nor panic.
    #[must_use]
    pub fn when_learned(self, told: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.state().told = Some(Arc::new(told));
        self
    }

    /// Gives the secret, once the program knows it, also in place of one that is known. Another isn't expected any more.
    pub fn set(&self, value: impl Into<String>) {
        let mut state = self.state();
        state.expected = false;
        state.value = Some(value.into());
    }

    /// Takes the next one that comes, also in place of one that is known.
    pub fn expect(&self) {
        self.state().expected = true;
    }

    /// The secret, once it has come.
    #[must_use]
    pub fn value(&self) -> Option<String> {
        self.state().value.clone()
    }

    /// Whether it is the secret already: a provider that didn't get its answer sends it again.
    pub fn is(&self, value: &str) -> bool {
        let state = self.state();
        let known = state.value.as_deref().filter(|_| !state.expected);
        known.is_some_and(|known| mac::equal_secrets(known.as_bytes(), value.as_bytes()))
    }

    /// Keeps it, where it is expected. Whether it was.
    pub fn tell(&self, value: &str) -> bool {
        let mut state = self.state();
        if !std::mem::take(&mut state.expected) {
            return false;
        }
        state.value = Some(value.to_owned());
        let told = state.told.clone();
        drop(state);
        if let Some(told) = told {
            told(value);
        }
        true
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for LearnedSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LearnedSecret")
            .field("known", &self.state().value.is_some())
            .finish_non_exhaustive()
    }
}
