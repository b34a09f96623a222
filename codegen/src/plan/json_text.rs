//! JSON in the output.

use crate::diag::plain_json;
use serde_json::Value;

/// A value as JSON for a raw literal of Rust: characters that aren't plain are escaped.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct JsonText {
    // Private: every character is plain.
    text: String,
}

/// How long a line of JSON is, about.
const WIDTH: usize = 100;

/// How long the text is up to the next comma outside of a string.
fn next_break(text: &str) -> usize {
    let (mut in_string, mut escaped) = (false, false);
    let end = text.bytes().position(|byte| {
        in_string ^= byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        byte == b',' && !in_string
    });
    end.map_or(text.len(), |end| end + 1)
}

impl JsonText {
    pub(super) fn new(value: &Value) -> Self {
        Self {
            text: plain_json(&value.to_string()),
        }
    }

    /// JSON in lines that aren't too long.
    pub(super) fn wrapped(value: &Value) -> Self {
        let text = plain_json(&value.to_string());
        let mut wrapped = String::with_capacity(text.len() + text.len() / WIDTH);
        let (mut start, mut in_string, mut escaped) = (0, false, false);
        for (at, letter) in text.char_indices() {
            wrapped.push(letter);
            in_string ^= letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
            if letter != ',' || in_string {
                continue;
            }
            // The next line begins after a comma, unless the next part fits into this one.
            let next = next_break(text.get(at + 1..).unwrap_or_default());
            if at + 1 + next - start > WIDTH {
                wrapped.push_str("\n     ");
                start = at + 1;
            }
        }
        Self { text: wrapped }
    }

    /// The JSON.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}
