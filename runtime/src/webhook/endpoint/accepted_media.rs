//! The media types that an endpoint accepts.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::refusal::Refusal;
use crate::webhook::Profile;
use crate::webhook::handler::{BodyKind, EventTable};
use callwright_webhook_core::FORM;

/// The media types that an endpoint accepts.
#[derive(Debug)]
pub(super) struct AcceptedMedia {
    types: Vec<String>,
    json: bool,
    form: bool,
    text: bool,
    any: bool,
}

impl AcceptedMedia {
    pub(super) fn new(profile: &Profile, routes: &EventTable) -> Self {
        let has = |kind| routes.events.iter().any(|row| row.kind == kind);
        let types = profile.media_types.clone();
        Self {
            json: types
                .iter()
                .any(|name| name.eq_ignore_ascii_case("application/json")),
            form: profile.form_field.is_some() || has(BodyKind::form),
            text: has(BodyKind::text),
            any: has(BodyKind::bytes),
            types,
        }
    }

    /// Checks the media type of a request. One without a media type is accepted.
    pub(super) fn check(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let mut values = headers.get_all(CONTENT_TYPE).iter();
        let (Some(value), None) = (values.next(), values.next()) else {
            return match headers.contains_key(CONTENT_TYPE) {
                true => Err(Refusal::Media),
                false => Ok(()),
            };
        };
        match value.to_str() {
            Ok(text) if self.accepts(essence(text)) => Ok(()),
            _ => Err(Refusal::Media),
        }
    }

    fn accepts(&self, essence: &str) -> bool {
        let starts_with = |with: &str| {
            let start = essence.get(..with.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(with))
        };
        let ends_with = |with: &str| {
            let start = essence.len().checked_sub(with.len());
            let end = start.and_then(|start| essence.get(start..));
            end.is_some_and(|end| end.eq_ignore_ascii_case(with))
        };
        let listed = |name: &String| match name.strip_suffix('*') {
            Some("*/") => true,
            Some(family) => starts_with(family),
            None => name.eq_ignore_ascii_case(essence),
        };
        self.any
            || self.types.iter().any(listed)
            || (self.json && ends_with("+json"))
            || (self.form && essence.eq_ignore_ascii_case(FORM))
            || (self.text && (starts_with("text/") || ends_with("xml")))
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
