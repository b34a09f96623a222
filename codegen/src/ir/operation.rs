//! Operations: what can be called.

use super::{Docs, Requirement, Server, TypeUse};
use crate::diag::Place;
use serde_json::Value;

/// An operation of the API.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct OperationId(pub u32);

/// One thing that can be called.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub place: Place,
    /// Its `operationId`.
    pub name: Option<String>,
    /// The method.
    pub method: Method,
    /// The path template, as written: `/pets/{petId}`.
    pub path: String,
    /// Its tags, in order.
    pub tags: Vec<String>,
    /// What the document says of it.
    pub docs: Docs,
    /// Its parameters; those of the path first, in the order of the template.
    pub parameters: Vec<Parameter>,
    /// What it takes.
    pub body: Option<RequestBody>,
    /// What it answers.
    pub responses: Vec<Response>,
    /// What it needs to know of the caller, where it isn't what all operations need.
    pub security: Option<Requirement>,
    /// Where it is served, where it isn't where all operations are.
    pub server: Option<Server>,
}

/// A method of HTTP.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
}

impl Method {
    /// As it stands on the request line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
        }
    }
}

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Where in the request it stands.
    pub location: ParameterLocation,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub ty: TypeUse,
    /// How it is written.
    pub form: ParameterForm,
    /// What the document says of it.
    pub docs: Docs,
    /// What the server takes when it is absent.
    pub default: Option<Value>,
}

/// Where in a request a parameter stands.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a parameter is written.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ParameterForm {
    /// By a style.
    Style(Style),
    /// As JSON text (`content`).
    Json,
}

/// How an array or an object becomes text in a URL, a header or a form.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Style {
    /// The style proper.
    pub form: StyleForm,
    /// Whether each member stands by itself.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub reserved: bool,
}

/// The styles of OpenAPI's Parameter Object.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum StyleForm {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;p=a,b`
    Matrix,
    /// `p=a&p=b`
    Form,
    /// `p=a%20b`
    Space,
    /// `p=a%7Cb`
    Pipe,
    /// `p[k]=v`
    DeepObject,
}

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

/// What an operation answers.
#[derive(Clone, Debug)]
pub struct Response {
    /// With which status.
    pub status: Status,
    /// What the document says of it.
    pub description: Option<String>,
    /// The forms it may take; none if it has no body.
    pub contents: Vec<Content>,
}

/// The status of a response.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Status {
    /// This one.
    Code(u16),
    /// Those of a hundred: `4` for 400 to 499.
    Range(u8),
    /// Any that is not named.
    Default,
}

impl Status {
    /// Whether it says that all went well.
    pub fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299) | Self::Range(2))
    }
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
