//! Secrets that a provider sends.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::mac;

/// A secret that isn't known when the endpoint starts. The provider sends it in a handshake (Asana's `X-Hook-Secret`, Notion's
/// `verification_token`), or the program gets it when the webhook is created (Mandrill's key) and calls [`set`](Self::set).
///
/// A secret that is sent is accepted only while one is expected, or anyone could set the secret of the endpoint. The same
/// secret may be sent again, if the response was lost. Call [`expect`](Self::expect) just before the webhook is created, store
/// the secret ([`when_learned`](Self::when_learned), [`value`](Self::value)), and give it as an ordinary secret when the
/// program starts again. Without a secret, the response to signed deliveries is 503.
///
/// ```
/// use callwright::webhook::{LearnedSecret, Settings};
///
/// let secret = LearnedSecret::new();
/// let settings = Settings::new().learned("secret", secret.clone());
/// secret.expect();
/// // Now the program creates the webhook, and Asana sends the handshake.
/// assert_eq!(secret.value(), None);
/// ```
#[derive(Clone, Default)]
pub struct LearnedSecret {
    state: Arc<Mutex<State>>,
}

type Callback = Arc<dyn Fn(&str) + Send + Sync>;

#[derive(Default)]
struct State {
    expected: bool,
    value: Option<String>,
    when_learned: Option<Callback>,
}

impl LearnedSecret {
    /// A secret that is neither known nor expected.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Calls this function with each secret that is accepted, before the response: to store it, or to show it to a person who
    /// confirms it (Notion's is pasted into its page). The function must neither block nor panic.
    #[must_use]
    pub fn when_learned(self, callback: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.state().when_learned = Some(Arc::new(callback));
        self
    }

    /// Sets the secret, and replaces a known one. None is expected any more.
    pub fn set(&self, value: impl Into<String>) {
        let mut state = self.state();
        state.expected = false;
        state.value = Some(value.into());
    }

    /// Accepts the next secret that is sent, which replaces a known one.
    pub fn expect(&self) {
        self.state().expected = true;
    }

    /// The secret, if it is known.
    #[must_use]
    pub fn value(&self) -> Option<String> {
        self.state().value.clone()
    }

    /// Whether this is already the secret: a provider sends it again if it didn't get the response.
    #[doc(hidden)]
    #[must_use]
    pub fn is_learned(&self, value: &str) -> bool {
        let state = self.state();
        let known = state.value.as_deref().filter(|_| !state.expected);
        known.is_some_and(|known| mac::equal_secrets(known.as_bytes(), value.as_bytes()))
    }

    /// Accepts this secret if one is expected. Returns whether it was.
    #[doc(hidden)]
    pub fn learn(&self, value: &str) -> bool {
        let mut state = self.state();
        if !std::mem::take(&mut state.expected) {
            return false;
        }
        state.value = Some(value.to_owned());
        let callback = state.when_learned.clone();
        drop(state);
        if let Some(callback) = callback {
            callback(value);
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
