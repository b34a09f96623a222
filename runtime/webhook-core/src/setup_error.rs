//! Why something can't be set up.

use std::fmt;

/// Why an endpoint or a signer can't be made: a secret is missing or empty, a key isn't one, a setting that the profile needs
/// isn't there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SetupError {
    message: String,
    missing: bool,
}

impl SetupError {
    /// Says what is missing and how to give it.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            missing: false,
        }
    }

    /// That a secret or a value isn't given at all: of several schemes, one that nobody gave keys to isn't meant.
    pub fn missing(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            missing: true,
        }
    }

    /// Whether a secret or a value isn't given at all.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.missing
    }
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SetupError {}
