//! The error of a fetch.

/// Why a document wasn't fetched.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FetchError {
    refused: bool,
    message: String,
}

impl FetchError {
    /// The error of a URL that isn't allowed.
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

    /// Whether the URL isn't allowed, which is the fault of the sender. Otherwise the source failed, or there were too many
    /// requests.
    pub fn is_refused(&self) -> bool {
        self.refused
    }

    /// The message for the log.
    pub fn message(&self) -> &str {
        &self.message
    }
}
