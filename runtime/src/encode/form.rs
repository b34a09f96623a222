//! `application/x-www-form-urlencoded` bodies.
//!
//! The crate `form_urlencoded` isn't used: it writes a space as `+` and knows no styles.

use serde_json::Value;

use super::pairs::push_pairs;
use super::style::Style;
use crate::error::{RequestError, RequestPart};

/// The body for `value`, an object. `encoding` has the styles of single properties, `default` is the style of the others.
///
/// Without a style, a plain value is `name=value`, a list repeats the name, and an object, also one in a list, is JSON text
/// (OpenAPI 3.1, "Support for x-www-form-urlencoded Request Bodies"). Nulls are left out. A space is `%20`, which every form
/// decoder reads as a space.
pub(crate) fn form(
    value: &Value,
    default: Option<Style>,
    encoding: &[(&str, Style)],
) -> Result<String, RequestError> {
    let Some(properties) = value.as_object() else {
        return Err(RequestError::new(
            RequestPart::Body,
            "a form must be an object, so that its fields have names",
        ));
    };
    let mut out = String::new();
    for (name, value) in properties {
        let own = encoding
            .iter()
            .find(|(property, _)| property == name)
            .map(|(_, style)| *style);
        let style = own.or(default).unwrap_or(match value {
            Value::Object(_) => Style::JSON,
            _ => Style::FORM,
        });
        push_pairs(&mut out, "&", name, value, style, style.query_escape());
    }
    Ok(out)
}
