//! Reads the values of a delivery.

use std::borrow::Cow;
use std::cell::OnceCell;

use http::HeaderMap;
use serde_json::Value;

use crate::Source;
use crate::encoding::unpercent;
use crate::form::{self, FORM};
use crate::json;
use crate::{Incoming, Reject, RejectKind};

/// The maximum length of a header that holds a signature, a time or a token.
const HEADER_LIMIT: usize = 8 << 10;

/// A delivery whose values are read. Its body is parsed at most once, and only if a value of it is read.
pub struct DeliveryReader<'a> {
    incoming: &'a Incoming,
    /// The body, decompressed if the reader was made so, without a byte order mark.
    text: &'a [u8],
    json: OnceCell<Option<Value>>,
}

impl<'a> DeliveryReader<'a> {
    /// Reads the body as it was received.
    pub fn new(incoming: &'a Incoming) -> Self {
        Self::of(incoming, &incoming.body)
    }

    /// Reads this text in place of the received body, which is compressed.
    pub fn of(incoming: &'a Incoming, text: &'a [u8]) -> Self {
        Self {
            incoming,
            text: without_mark(text),
            json: OnceCell::new(),
        }
    }

    /// The delivery.
    pub fn incoming(&self) -> &'a Incoming {
        self.incoming
    }

    /// The body that is read.
    pub fn text(&self) -> &'a [u8] {
        self.text
    }

    /// The body as JSON.
    pub fn json(&self) -> Result<&Value, Reject> {
        self.json
            .get_or_init(|| json::parse(self.text()).ok())
            .as_ref()
            .ok_or_else(|| {
                let detail = "the body isn't JSON, or has a member twice";
                Reject::new(RejectKind::Malformed, detail)
            })
    }

    /// A header that may appear only once: if there are two, a proxy might have added one.
    pub fn header(&self, name: &str) -> Result<Option<&'a [u8]>, Reject> {
        let mut values = self.incoming.parts.headers.get_all(name).iter();
        let Some(value) = values.next() else {
            return Ok(None);
        };
        if values.next().is_some() {
            return Err(twice(&format!("the header {name}")));
        }
        if value.len() > HEADER_LIMIT {
            let detail = format!("the header {name} is longer than {HEADER_LIMIT} bytes");
            return Err(Reject::new(RejectKind::Malformed, detail));
        }
        Ok(Some(value.as_bytes()))
    }

    /// The value of a source, as text. It is `None` if it is absent or `null`, or if the source is in an item.
    pub fn value(&self, source: &Source) -> Result<Option<Cow<'_, str>>, Reject> {
        match source {
            Source::Header(name) => match self.header(name)? {
                Some(bytes) => Ok(Some(Cow::Borrowed(utf8(bytes, source)?))),
                None => Ok(None),
            },
            Source::Body(pointer) => match self.json()?.pointer(pointer) {
                Some(value) => scalar(value, source),
                None => Ok(None),
            },
            Source::Query(name) => {
                let query = self.incoming.parts.uri.query().unwrap_or_default();
                one(form::values(query.as_bytes(), name), source)
            }
            // Other bodies may look like a form by accident.
            Source::Field(name) if is_form(self.incoming) => {
                one(form::values(self.text(), name), source)
            }
            Source::Path => {
                let path = self.incoming.parts.uri.path();
                let last = path.rsplit('/').next().unwrap_or_default();
                text(unpercent(last.as_bytes(), false), source)
            }
            Source::Field(_) | Source::Item(_) | Source::Key(_) => Ok(None),
        }
    }

    /// The value of a source that is required.
    pub fn need(&self, source: &Source) -> Result<Cow<'_, str>, Reject> {
        self.value(source)?.ok_or_else(|| missing(source))
    }
}

/// The text without a byte order mark, which a reader of JSON may ignore (RFC 8259, section 8.1).
pub fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)
}

/// The media type of a delivery, in lower case and without parameters.
pub fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(http::header::CONTENT_TYPE)?;
    let essence = value.to_str().ok()?.split(';').next()?.trim();
    (!essence.is_empty()).then(|| essence.to_ascii_lowercase())
}

fn is_form(incoming: &Incoming) -> bool {
    media_type(&incoming.parts.headers).as_deref() == Some(FORM)
}

/// The rejection because of an absent value.
pub fn missing(source: &Source) -> Reject {
    Reject::new(RejectKind::Missing, format!("{} isn't there", name(source)))
}

/// The rejection because of a value of the wrong form.
pub fn malformed(source: &Source, what: &str) -> Reject {
    Reject::new(RejectKind::Malformed, format!("{} {what}", name(source)))
}

/// The rejection because something appears more than once.
pub fn twice(what: &str) -> Reject {
    Reject::new(
        RejectKind::Duplicate,
        format!("{what} appears more than once"),
    )
}

/// A scalar as text: a string without its quotes, a number as JSON writes it.
pub fn scalar<'v>(value: &'v Value, source: &Source) -> Result<Option<Cow<'v, str>>, Reject> {
    match value {
        Value::Null => Ok(None),
        Value::Bool(yes) => Ok(Some(Cow::Borrowed(if *yes { "true" } else { "false" }))),
        Value::Number(number) => Ok(Some(Cow::Owned(number.to_string()))),
        Value::String(text) => Ok(Some(Cow::Borrowed(text))),
        Value::Array(_) | Value::Object(_) => {
            Err(malformed(source, "is neither a string nor a number"))
        }
    }
}

/// A source as text, for messages.
pub fn name(source: &Source) -> String {
    match source {
        Source::Header(name) => format!("the header {name}"),
        Source::Body(pointer) => format!("{pointer} of the body"),
        Source::Item(pointer) => format!("{pointer} of an item"),
        Source::Key(pointer) => format!("a key of {pointer}"),
        Source::Query(name) => format!("the query parameter {name}"),
        Source::Path => "the end of the path".to_owned(),
        Source::Field(name) => format!("the form field {name}"),
    }
}

fn one<'v>(mut values: Vec<Vec<u8>>, source: &Source) -> Result<Option<Cow<'v, str>>, Reject> {
    match (values.pop(), values.is_empty()) {
        (None, _) => Ok(None),
        (Some(value), true) => text(value, source),
        (Some(_), false) => Err(twice(&name(source))),
    }
}

fn text<'v>(bytes: Vec<u8>, source: &Source) -> Result<Option<Cow<'v, str>>, Reject> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(Cow::Owned(text))),
        Err(_) => Err(malformed(source, "isn't UTF-8")),
    }
}

fn utf8<'v>(bytes: &'v [u8], source: &Source) -> Result<&'v str, Reject> {
    std::str::from_utf8(bytes).map_err(|_| malformed(source, "isn't UTF-8"))
}
