//! Why something wasn't fetched.

/// Why something wasn't fetched.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FetchError {
    refused: bool,
    message: String,
}

impl FetchError {
    /// That the URL is none that may be fetched.
    pub fn refused(message: impl Into<String>) -> Self {
        Self {
            refused: true,
            message: message.into(),
        }
    }

    pub(super) fn unavailable(message: impl Into<String>) -> Self {
        Self {
            refused: false,
            message: message.into(),
        }
    }

    /// Whether the URL is none that may be fetched: who gave it is at fault. Else the source is, or there were too many.
    pub fn is_refused(&self) -> bool {
        self.refused
    }

    /// For the log.
    pub fn message(&self) -> &str {
        &self.message
    }
}
