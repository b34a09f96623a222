//! Literals as text.

use serde_json::Value;

/// A literal as text: a string as it is, any other value as JSON.
pub fn literal_text(literal: &Value) -> String {
    match literal {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
