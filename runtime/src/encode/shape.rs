//! A parameter's JSON value as the styles see it: undefined, one text, a list of texts, or named texts.

use std::borrow::Cow;

use serde_json::Value;

use super::json::{number_text, value_text};

/// The four shapes that OpenAPI's style table has columns for.
pub(super) enum Shape<'a> {
    /// Null, and a list or an object in which nothing is left: RFC 6570 (section 2.3) calls these undefined.
    Undefined,
    Text(Cow<'a, str>),
    List(Vec<Cow<'a, str>>),
    Map(Vec<(&'a str, Cow<'a, str>)>),
}

impl<'a> Shape<'a> {
    /// The shape of `value`; nulls inside of lists and objects are left out.
    pub(super) fn of(value: &'a Value) -> Self {
        match value {
            Value::Array(items) => {
                let items: Vec<_> = items.iter().filter_map(plain).collect();
                if items.is_empty() {
                    Self::Undefined
                } else {
                    Self::List(items)
                }
            }
            Value::Object(map) => {
                let entries: Vec<_> = map
                    .iter()
                    .filter_map(|(key, value)| plain(value).map(|text| (key.as_str(), text)))
                    .collect();
                if entries.is_empty() {
                    Self::Undefined
                } else {
                    Self::Map(entries)
                }
            }
            value => plain(value).map_or(Self::Undefined, Self::Text),
        }
    }
}

/// The text of a value that stands alone; a list or an object in such a place is written as JSON, since no style has a
/// form for it. Null has no text.
pub(super) fn plain(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Bool(true) => Some(Cow::Borrowed("true")),
        Value::Bool(false) => Some(Cow::Borrowed("false")),
        Value::Number(number) => Some(Cow::Owned(number_text(number))),
        value => Some(Cow::Owned(value_text(value))),
    }
}
