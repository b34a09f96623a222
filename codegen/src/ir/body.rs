//! Bodies of requests and responses.

use super::parameter::ParameterForm;
use super::type_use::TypeUse;

/// What an operation takes.
#[derive(Clone, Debug)]
pub struct RequestBody {
    /// Whether it must be there.
    pub required: bool,
    /// What the document says of it.
    pub description: Option<String>,
    /// The forms it may take; at least one.
    pub contents: Vec<Content>,
}

/// A body in one media type.
#[derive(Clone, Debug)]
pub struct Content {
    /// The media type, as written.
    pub media: String,
    /// What a request in it is sent as, where the document gives a range: a range is no media type
    /// of its own (RFC 9110, 8.3).
    pub sent_as: Option<String>,
    /// What it is to us.
    pub kind: MediaKind,
    /// What it holds, where the document says.
    pub ty: Option<TypeUse>,
    /// How the properties of a form are written, where it isn't the usual way.
    pub encoding: Vec<(String, ParameterForm)>,
    /// The media types of the parts of a multipart body, where the document says.
    pub part_media: Vec<(String, String)>,
}

impl Content {
    /// The media type of a request.
    pub fn sent_media(&self) -> &str {
        self.sent_as.as_deref().unwrap_or(&self.media)
    }
}

/// What a media type is to us.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum MediaKind {
    /// JSON: `application/json`, `+json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/*`.
    Multipart,
    /// Text, XML among it.
    Text,
    /// Bytes.
    Bytes,
    /// A stream of events or lines.
    Stream,
}
