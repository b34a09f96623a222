//! The body of the delivery: a sample, or the content of a file.

use super::batch::{self, SampleBatch};
use super::payload::SamplePayload;
use super::select::SelectedEvent;
use crate::report::Reporter;
use crate::run_error::RunError;
use bytes::Bytes;
use callwright_codegen::analyze::EventPayload;
use callwright_codegen::diag::JsonPointer;
use callwright_codegen::ir::{MediaKind, ParameterLocation, literal_text};
use callwright_webhook_core::{FORM, write_form};
use callwright_webhook_core::{Profile, Source};
use http::header::{
    CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, EXPECT, HOST, TRANSFER_ENCODING,
};
use http::{HeaderName, HeaderValue, Request};
use serde_json::{Map, Value};
use std::io::Read as _;
use std::path::Path;

/// A body and its media type.
pub struct DeliveryBody {
    pub media: String,
    pub bytes: Bytes,
}

impl DeliveryBody {
    /// The body of a delivery without one.
    pub fn none() -> Self {
        Self {
            media: String::new(),
            bytes: Bytes::new(),
        }
    }
}

/// Reads the body from a file, or from the standard input if the file is `-`.
///
/// # Errors
///
/// [`RunError::Failed`], after a message, if it can't be read.
pub fn of_file(
    file: &Path,
    chosen: &SelectedEvent<'_>,
    profile: &Profile,
    reporter: Reporter,
) -> Result<DeliveryBody, RunError> {
    let read = if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map(|_| bytes)
    } else {
        std::fs::read(file)
    };
    let bytes = read.map_err(|error| {
        let message = format!("the payload {} can't be read: {error}", file.display());
        reporter.error("unreadable-payload", &message, None);
        RunError::Failed
    })?;
    let media = match form_field(profile) {
        Some(_) => FORM.to_owned(),
        None => media(chosen, profile).1,
    };
    // Only the parts after the first: the request checks the first itself.
    if let Ok(mut whole) = serde_json::from_slice::<Value>(&bytes) {
        let payload = SamplePayload {
            whole: &mut whole,
            item: JsonPointer::default(),
        };
        if let Some((pointer, found)) = payload.other_value(&profile.route, &chosen.value) {
            let value = &chosen.value;
            let message =
                format!("the payload is sent as `{value}`, but has `{found}` at `{pointer}`");
            reporter.warning("other-event", &message, None);
        }
    }
    Ok(DeliveryBody {
        media,
        bytes: Bytes::from(bytes),
    })
}

/// A sample from the document, changed to be this event and a new delivery.
pub fn sample(chosen: &SelectedEvent<'_>, profile: &Profile, id: &str) -> DeliveryBody {
    let described = has_body(chosen);
    if !described && !is_event_in_body(profile, chosen) {
        return DeliveryBody::none();
    }
    let (index, media) = media(chosen, profile);
    let sample = chosen.sample.bodies.get(index);
    let empty = || Value::Object(Map::new());
    let value = sample.cloned().unwrap_or_else(empty);
    let is_opaque = matches!(
        chosen.facts.payload,
        EventPayload::Text | EventPayload::Bytes
    );
    if described && is_opaque {
        return DeliveryBody {
            media,
            bytes: Bytes::from(literal_text(&value)),
        };
    }
    // A callback is never in a batch.
    let items = match chosen.event.is_callback() {
        true => None,
        false => profile
            .items
            .as_deref()
            .and_then(|items| items.parse().ok()),
    };
    let SampleBatch { mut whole, item } = match items {
        Some(items) => batch::with_one_item(value, &items),
        None => SampleBatch {
            whole: value,
            item: JsonPointer::default(),
        },
    };
    let mut payload = SamplePayload {
        whole: &mut whole,
        item,
    };
    payload.set_event(&profile.route, &chosen.value, &chosen.others);
    payload.set_id(&profile.delivery, &profile.route, id);
    if matches!(chosen.facts.payload, EventPayload::Form(_)) {
        return DeliveryBody {
            media,
            bytes: Bytes::from(form(&whole)),
        };
    }
    match form_field(profile) {
        Some(field) => {
            let text = Value::String(whole.to_string());
            let fields = Value::Object(Map::from_iter([(field.to_owned(), text)]));
            DeliveryBody {
                media: FORM.to_owned(),
                bytes: Bytes::from(form(&fields)),
            }
        }
        None => DeliveryBody {
            media,
            bytes: Bytes::from(whole.to_string()),
        },
    }
}

/// Whether the document describes the event's body.
fn has_body(chosen: &SelectedEvent<'_>) -> bool {
    let body = chosen.event.body.as_ref();
    body.is_some_and(|body| !body.contents.is_empty())
}

/// Whether the body of deliveries with this profile identifies the event. Only the first part of a route is required.
fn is_event_in_body(profile: &Profile, chosen: &SelectedEvent<'_>) -> bool {
    let in_body = |source: &Source| {
        matches!(
            source,
            Source::Body(_) | Source::Field(_) | Source::Item(_) | Source::Key(_)
        )
    };
    let items = profile.items.is_some() && !chosen.event.is_callback();
    items || profile.route.first().is_some_and(in_body)
}

/// Headers of the connection and of the body as it is sent: samples of the document don't apply.
const TRANSPORT_HEADERS: [HeaderName; 7] = [
    CONNECTION,
    CONTENT_ENCODING,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    EXPECT,
    HOST,
    TRANSFER_ENCODING,
];

/// Adds the headers that the document requires, unless they are set already.
pub fn add_headers(request: &mut Request<Bytes>, chosen: &SelectedEvent<'_>) {
    let parameters = chosen
        .event
        .parameters
        .iter()
        .zip(&chosen.sample.parameters);
    for (parameter, value) in parameters {
        if parameter.location != ParameterLocation::Header || !parameter.required {
            continue;
        }
        let text = literal_text(value);
        if let (Ok(name), Ok(value)) = (
            HeaderName::try_from(&parameter.name),
            HeaderValue::try_from(text),
        ) && !TRANSPORT_HEADERS.contains(&name)
        {
            request.headers_mut().entry(name).or_insert(value);
        }
    }
}

/// The form field with the JSON of deliveries, if they are always forms.
fn form_field(profile: &Profile) -> Option<&str> {
    let json = profile
        .media_types
        .iter()
        .any(|media| media.ends_with("json"));
    profile.form_field.as_deref().filter(|_| !json)
}

/// The index of the event's content in the document, and its media type.
fn media(chosen: &SelectedEvent<'_>, profile: &Profile) -> (usize, String) {
    if !has_body(chosen) && is_event_in_body(profile, chosen) {
        return (0, "application/json".to_owned());
    }
    let (kind, default) = match chosen.facts.payload {
        EventPayload::Json(_) => (MediaKind::Json, "application/json"),
        EventPayload::Form(_) => (MediaKind::Form, FORM),
        EventPayload::Text => (MediaKind::Text, "text/plain"),
        EventPayload::Bytes => (MediaKind::Bytes, "application/octet-stream"),
    };
    let contents = chosen.event.body.iter().flat_map(|body| &body.contents);
    let mut of_kind = contents
        .enumerate()
        .filter(|(_, content)| content.kind == kind);
    match of_kind.next() {
        Some((index, content)) if !content.media.contains('*') => (index, content.media.clone()),
        Some((index, _)) => (index, default.to_owned()),
        None => (0, default.to_owned()),
    }
}

/// The members of an object as the fields of a form.
fn form(value: &Value) -> String {
    let mut pairs = Vec::new();
    let mut pair = |name: &str, value: &Value| {
        pairs.push((name.as_bytes().to_vec(), literal_text(value).into_bytes()));
    };
    for (name, value) in value.as_object().into_iter().flatten() {
        match value {
            Value::Null => {}
            Value::Array(items) => items.iter().for_each(|item| pair(name, item)),
            value => pair(name, value),
        }
    }
    write_form(&pairs)
}
