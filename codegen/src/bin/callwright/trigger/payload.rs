//! The body of the delivery: a sample, or what a file holds.

use super::batch::{self, Batch};
use super::choose::Chosen;
use super::tags::{Payload, text};
use crate::Failure;
use crate::report::Reporter;
use bytes::Bytes;
use callwright_codegen::analyze::EventPayload;
use callwright_codegen::ir::{MediaKind, ParameterLocation};
use callwright_webhook_core::{FORM, write_form};
use callwright_webhook_core::{Profile, Source};
use http::header::{
    CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, EXPECT, HOST, TRANSFER_ENCODING,
};
use http::{HeaderName, HeaderValue, Request};
use serde_json::{Map, Value};
use std::io::Read as _;
use std::path::Path;

/// A body, and what it is.
pub struct Body {
    pub media: String,
    pub bytes: Bytes,
}

impl Body {
    /// Of a delivery that says all in its headers or its URL.
    pub fn none() -> Self {
        Self {
            media: String::new(),
            bytes: Bytes::new(),
        }
    }
}

/// The bytes of a file, or of the standard input where it is `-`.
///
/// # Errors
///
/// [`Failure::Work`], after saying why it can't be read.
pub fn of_file(
    file: &Path,
    chosen: &Chosen<'_>,
    profile: &Profile,
    reporter: Reporter,
) -> Result<Body, Failure> {
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
        Failure::Work
    })?;
    let media = match wraps(profile) {
        Some(_) => FORM.to_owned(),
        None => media(chosen, profile).1,
    };
    // What the payload says alone is looked at where the request is made; here, what goes with a header.
    if let Ok(mut whole) = serde_json::from_slice::<Value>(&bytes) {
        let payload = Payload {
            whole: &mut whole,
            item: "",
        };
        if let Some((pointer, said)) = payload.differs(&profile.route, &chosen.value) {
            let value = &chosen.value;
            let message =
                format!("it is sent as `{value}`, but the payload says `{said}` at `{pointer}`");
            reporter.warning("other-event", &message, None);
        }
    }
    Ok(Body {
        media,
        bytes: Bytes::from(bytes),
    })
}

/// What the document shows of the event or allows, with what makes it this event and this delivery.
pub fn sample(chosen: &Chosen<'_>, profile: &Profile, id: &str) -> Body {
    let told = is_told(chosen);
    if !told && !asks(profile, chosen) {
        return Body::none();
    }
    let (index, media) = media(chosen, profile);
    let shown = chosen.sample.bodies.get(index);
    let empty = || Value::Object(Map::new());
    let value = shown.cloned().unwrap_or_else(empty);
    let is_opaque = matches!(
        chosen.facts.payload,
        EventPayload::Text | EventPayload::Bytes
    );
    if told && is_opaque {
        let text = match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
        return Body {
            media,
            bytes: Bytes::from(text),
        };
    }
    // A callback is never one of a batch.
    let items = profile
        .items
        .as_deref()
        .filter(|_| !chosen.event.is_callback());
    let Batch { mut whole, item } = match items {
        Some(items) => batch::one(value, items),
        None => Batch {
            whole: value,
            item: String::new(),
        },
    };
    let mut payload = Payload {
        whole: &mut whole,
        item: &item,
    };
    payload.tag(&profile.route, &chosen.value, &chosen.others);
    payload.rename(&profile.delivery, &profile.route, id);
    if matches!(chosen.facts.payload, EventPayload::Form(_)) {
        return Body {
            media,
            bytes: Bytes::from(form(&whole)),
        };
    }
    match wraps(profile) {
        Some(field) => {
            let text = Value::String(whole.to_string());
            let fields = Value::Object(Map::from_iter([(field.to_owned(), text)]));
            Body {
                media: FORM.to_owned(),
                bytes: Bytes::from(form(&fields)),
            }
        }
        None => Body {
            media,
            bytes: Bytes::from(whole.to_string()),
        },
    }
}

/// Whether the document says what is in the event's body.
fn is_told(chosen: &Chosen<'_>) -> bool {
    let body = chosen.event.body.as_ref();
    body.is_some_and(|body| !body.contents.is_empty())
}

/// Whether deliveries by that profile say in their body which event they are. Only the first word of a route must be said.
fn asks(profile: &Profile, chosen: &Chosen<'_>) -> bool {
    let in_body = |source: &Source| {
        matches!(
            source,
            Source::Body(_) | Source::Field(_) | Source::Item(_) | Source::Key(_)
        )
    };
    let items = profile.items.is_some() && !chosen.event.is_callback();
    items || profile.route.first().is_some_and(in_body)
}

/// Headers that belong to the connection or to the body as it is sent: what a document shows of them isn't true of these.
const OURS: [HeaderName; 7] = [
    CONNECTION,
    CONTENT_ENCODING,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    EXPECT,
    HOST,
    TRANSFER_ENCODING,
];

/// Adds the headers that the document says are always there, where nothing else has set them.
pub fn headers(request: &mut Request<Bytes>, chosen: &Chosen<'_>) {
    let parameters = chosen
        .event
        .parameters
        .iter()
        .zip(&chosen.sample.parameters);
    for (parameter, value) in parameters {
        if parameter.location != ParameterLocation::Header || !parameter.required {
            continue;
        }
        let text = text(value);
        if let (Ok(name), Ok(value)) = (
            HeaderName::try_from(&parameter.name),
            HeaderValue::try_from(text),
        ) && !OURS.contains(&name)
        {
            request.headers_mut().entry(name).or_insert(value);
        }
    }
}

/// The field in which deliveries hold their JSON, where they come as forms alone.
fn wraps(profile: &Profile) -> Option<&str> {
    let json = profile
        .media_types
        .iter()
        .any(|media| media.ends_with("json"));
    profile.form_field.as_deref().filter(|_| !json)
}

/// The content that the event comes in: its number, and its media type.
fn media(chosen: &Chosen<'_>, profile: &Profile) -> (usize, String) {
    if !is_told(chosen) && asks(profile, chosen) {
        return (0, "application/json".to_owned());
    }
    let (kind, usual) = match chosen.facts.payload {
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
        Some((index, _)) => (index, usual.to_owned()),
        None => (0, usual.to_owned()),
    }
}

/// The members of an object as a form.
fn form(value: &Value) -> String {
    let mut pairs = Vec::new();
    let mut pair = |name: &str, value: &Value| {
        pairs.push((name.as_bytes().to_vec(), text(value).into_bytes()));
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
