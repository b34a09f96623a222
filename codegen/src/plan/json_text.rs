//! JSON in the output.

use crate::diag::plain_json;
use serde_json::Value;

/// A value as JSON for a raw literal of Rust: characters that aren't plain are escaped.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct JsonText {
    // Private: every character is plain.
    text: String,
}

impl JsonText {
    pub(super) fn new(value: &Value) -> Self {
        Self {
            text: plain_json(&value.to_string()),
        }
    }

    /// The JSON.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}
