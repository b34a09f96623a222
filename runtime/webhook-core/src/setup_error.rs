//! The error of settings.

use std::fmt;

/// Why an endpoint or a signer can't be built: a secret or another setting is missing, empty or has the wrong form.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SetupError {
    message: String,
    missing: bool,
}

impl SetupError {
    /// An error whose message says what is wrong and how to fix it.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            missing: false,
        }
    }

    /// An error because a secret or a value isn't given at all. If a profile has several schemes, those without a secret are
    /// ignored.
    pub fn missing(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            missing: true,
        }
    }

    /// Whether the error is that a secret or a value isn't given at all.
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
