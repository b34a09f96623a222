//! Bodies of requests and responses.

use super::parameter::ParameterForm;
use super::type_use::TypeUse;

/// The body of a request.
#[derive(Clone, Debug)]
pub struct RequestBody {
    /// Whether it is required.
    pub required: bool,
    /// Its description, in Markdown.
    pub description: Option<String>,
    /// Its media types; at least one.
    pub contents: Vec<Content>,
}

/// A body in one media type.
#[derive(Clone, Debug)]
pub struct Content {
    /// The media type, as written.
    pub media: String,
    /// The media type of a request, if the document gives a range: a range is no media type (RFC 9110,
    /// 8.3).
    pub sent_as: Option<String>,
    /// How it is encoded and decoded.
    pub kind: MediaKind,
    /// Its type, if it has a schema.
    pub ty: Option<TypeUse>,
    /// How the properties of a form are serialized, for those that differ from the default.
    pub encoding: Vec<(String, ParameterForm)>,
    /// The media types of the parts of a multipart body, for those that the document states.
    pub part_media: Vec<(String, String)>,
}

impl Content {
    /// The media type of a request.
    pub fn sent_media(&self) -> &str {
        self.sent_as.as_deref().unwrap_or(&self.media)
    }
}

/// How a media type is encoded and decoded.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum MediaKind {
    /// JSON: `application/json`, `+json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/*`.
    Multipart,
    /// Text; also XML and YAML.
    Text,
    /// Bytes.
    Bytes,
    /// A stream of events or lines.
    Stream,
}
