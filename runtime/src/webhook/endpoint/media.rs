//! What a body is, by its headers.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::refusal::Refusal;
use crate::webhook::Profile;
use crate::webhook::serve::{Kind, Routes};
use callwright_webhook_core::FORM;

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
        let types = profile.media_types.clone();
        Self {
            json: types
                .iter()
                .any(|name| name.eq_ignore_ascii_case("application/json")),
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
            Ok(text) if self.takes(essence(text)) => Ok(()),
            _ => Err(Refusal::Media),
        }
    }

    fn takes(&self, essence: &str) -> bool {
        let begins = |with: &str| {
            let start = essence.get(..with.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(with))
        };
        let ends = |with: &str| {
            let start = essence.len().checked_sub(with.len());
            let end = start.and_then(|start| essence.get(start..));
            end.is_some_and(|end| end.eq_ignore_ascii_case(with))
        };
        let listed = |name: &String| match name.strip_suffix('*') {
            Some("*/") => true,
            Some(family) => begins(family),
            None => name.eq_ignore_ascii_case(essence),
        };
        self.any
            || self.types.iter().any(listed)
            || (self.json && ends("+json"))
            || (self.form && essence.eq_ignore_ascii_case(FORM))
            || (self.text && (begins("text/") || ends("xml")))
    }
}

/// Whether the body is a form.
pub(super) fn is_form(headers: &HeaderMap) -> bool {
    let value = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    value.is_some_and(|text| essence(text).eq_ignore_ascii_case(FORM))
}

/// A media type without its parameters.
fn essence(text: &str) -> &str {
    text.split(';').next().unwrap_or_default().trim()
}
