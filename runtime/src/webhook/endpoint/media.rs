//! What a body is, by its headers.

use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};

use super::refusal::Refusal;
use crate::webhook::Profile;
use crate::webhook::serve::{Kind, Routes};

const FORM: &str = "application/x-www-form-urlencoded";

/// The media types that an endpoint takes.
#[derive(Debug)]
pub(super) struct Media {
    types: Vec<String>,
    json: bool,
    form: bool,
    text: bool,
    any: bool,
}

impl Media {
    pub(super) fn new(profile: &Profile, routes: &Routes) -> Self {
        let has = |kind| routes.events.iter().any(|row| row.kind == kind);
        let types: Vec<String> = profile
            .media_types
            .iter()
            .map(|name| name.to_ascii_lowercase())
            .collect();
        Self {
            json: types.iter().any(|name| name == "application/json"),
            form: profile.form_field.is_some() || has(Kind::form),
            text: has(Kind::text),
            any: has(Kind::bytes),
            types,
        }
    }

    /// Refuses what isn't taken. A body of no media type is.
    pub(super) fn check(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let mut values = headers.get_all(CONTENT_TYPE).iter();
        let (Some(value), None) = (values.next(), values.next()) else {
            return match headers.contains_key(CONTENT_TYPE) {
                true => Err(Refusal::Media),
                false => Ok(()),
            };
        };
        match value.to_str() {
            Ok(text) if self.takes(&essence(text)) => Ok(()),
            _ => Err(Refusal::Media),
        }
    }

    fn takes(&self, essence: &str) -> bool {
        let listed = |name: &String| match name.strip_suffix('*') {
            Some("*/") => true,
            Some(family) => essence.starts_with(family),
            None => name == essence,
        };
        self.any
            || self.types.iter().any(listed)
            || (self.json && essence.ends_with("+json"))
            || (self.form && essence == FORM)
            || (self.text && (essence.starts_with("text/") || essence.ends_with("xml")))
    }
}

/// Refuses compressed bodies: a small one may become a large one, and whether it is signed before or after nobody says.
pub(super) fn check_encoding(headers: &HeaderMap) -> Result<(), Refusal> {
    let identity = headers
        .get_all(CONTENT_ENCODING)
        .iter()
        .all(|value| value.as_bytes().eq_ignore_ascii_case(b"identity"));
    if identity {
        Ok(())
    } else {
        Err(Refusal::Encoding)
    }
}

/// Whether the body is a form.
pub(super) fn is_form(headers: &HeaderMap) -> bool {
    let value = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    value.is_some_and(|text| essence(text) == FORM)
}

/// A media type without its parameters.
fn essence(text: &str) -> String {
    let essence = text.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
