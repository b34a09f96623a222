//! The error of a generation, as text.

use std::fmt;

/// Why nothing was generated.
///
/// `Display` and `Debug` both give the message, because a build script whose `main` returns an error prints it with
/// `Debug`.
#[derive(Clone, Eq, PartialEq)]
pub struct GenerateError {
    text: String,
}

impl GenerateError {
    pub(super) fn new(text: impl Into<String>) -> Self {
        let text: String = text.into();
        Self {
            text: text.trim_end().to_owned(),
        }
    }
}

impl fmt::Display for GenerateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for GenerateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for GenerateError {}
