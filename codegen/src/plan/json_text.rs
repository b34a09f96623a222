//! JSON in the output.

use crate::diag::plain_json;
use serde_json::Value;

/// A value as JSON that can stand in a raw literal of Rust: what isn't plain is escaped.
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
