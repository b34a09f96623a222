//! Secrets that a provider tells when it first calls.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A secret that the provider itself sends, in a handshake (Asana's `X-Hook-Secret`).
///
/// It is taken only while one is expected, and then no other: or anyone could give the endpoint a secret of theirs. So
/// [`expect`](Self::expect) it just before the webhook is created, keep its [`value`](Self::value) somewhere afterwards, and give it
/// as an ordinary secret when the program starts again.
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

#[derive(Default)]
struct State {
    expected: bool,
    value: Option<String>,
}

impl LearnedSecret {
    /// Not known, and not expected yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
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

    /// Keeps it, where it is expected.
    pub(in crate::webhook) fn tell(&self, value: &str) -> bool {
        let mut state = self.state();
        let expected = std::mem::take(&mut state.expected);
        if expected {
            state.value = Some(value.to_owned());
        }
        expected
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
