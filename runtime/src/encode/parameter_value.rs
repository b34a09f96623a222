//! The value of a parameter in the form that the styles need: undefined, one text, a list of texts, or named texts.

use std::borrow::Cow;

use serde_json::Value;

use super::json::{number_text, value_text};

/// One of the four forms for which OpenAPI's table of styles has columns.
pub(super) enum ParameterValue<'a> {
    /// Null, or a list or object without other values: RFC 6570 (section 2.3) calls these undefined.
    Undefined,
    Text(Cow<'a, str>),
    List(Vec<Cow<'a, str>>),
    Map(Vec<(&'a str, Cow<'a, str>)>),
}

impl<'a> ParameterValue<'a> {
    /// The form of `value`. Nulls inside of lists and objects are left out.
    pub(super) fn of(value: &'a Value) -> Self {
        match value {
            Value::Array(items) => {
                let items: Vec<_> = items.iter().filter_map(plain_text).collect();
                if items.is_empty() {
                    Self::Undefined
                } else {
                    Self::List(items)
                }
            }
            Value::Object(map) => {
                let entries: Vec<_> = map
                    .iter()
                    .filter_map(|(key, value)| plain_text(value).map(|text| (key.as_str(), text)))
                    .collect();
                if entries.is_empty() {
                    Self::Undefined
                } else {
                    Self::Map(entries)
                }
            }
            value => plain_text(value).map_or(Self::Undefined, Self::Text),
        }
    }
}

/// The text of a single value. A list or an object is written as JSON here, since no style has a form for it. Null has no
/// text.
pub(super) fn plain_text(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Bool(true) => Some(Cow::Borrowed("true")),
        Value::Bool(false) => Some(Cow::Borrowed("false")),
        Value::Number(number) => Some(Cow::Owned(number_text(number))),
        value => Some(Cow::Owned(value_text(value))),
    }
}
