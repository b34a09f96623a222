//! The signed text of an item.

use serde_json::Value;

use crate::Reject;
use crate::delivery_reader::scalar;
use crate::{ItemHmac, Source};

/// The pointer to the items, with a `*` even if the body itself is the array.
pub fn pointer(scheme: &ItemHmac) -> &str {
    if scheme.items.is_empty() {
        "/*"
    } else {
        &scheme.items
    }
}

/// The signed text of an item: its fields, where an absent one is empty. The text is ambiguous if a field contains the
/// separator; Adyen signs like this.
pub fn text(scheme: &ItemHmac, item: &Value) -> Result<String, Reject> {
    let mut texts = Vec::new();
    for field in &scheme.fields {
        let source = Source::Item(field.clone());
        let value = match item.pointer(field) {
            Some(value) => scalar(value, &source)?,
            None => None,
        };
        texts.push(value.unwrap_or_default().into_owned());
    }
    Ok(texts.join(&scheme.joiner))
}
