//! Why there is no code, as text for a person.

use std::fmt;

/// Why nothing was generated.
///
/// Both `Display` and `Debug` give the text that a person reads, since a build script whose `main`
/// returns an error shows it by `Debug`.
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
