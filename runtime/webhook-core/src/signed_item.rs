//! What is signed of the items of a body.

use serde_json::Value;

use crate::Reject;
use crate::delivery_reader::scalar;
use crate::{ItemHmac, Source};

/// Where the items stand, with a `*` for every item also where the body itself is the array.
pub fn pointer(scheme: &ItemHmac) -> &str {
    if scheme.items.is_empty() {
        "/*"
    } else {
        &scheme.items
    }
}

/// What is signed of an item: its fields, those that are absent as nothing. A field that holds what stands between them makes
/// the text ambiguous; that is how Adyen signs.
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
