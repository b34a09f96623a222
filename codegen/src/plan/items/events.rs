//! Handlers of events.

use crate::names::Ident;
use crate::plan::doc_text::DocText;
use crate::plan::json_text::JsonText;
use crate::plan::ty::Ty;

/// The webhooks or the callbacks of an API: the trait that handles them and the enum that holds them.
#[derive(Clone, Debug)]
pub struct EventHandlers {
    /// Docs of the trait.
    pub trait_docs: DocText,
    /// Docs of the enum.
    pub enum_docs: DocText,
    /// Docs of the function that returns an endpoint.
    pub endpoint_docs: DocText,
    /// The trait: `Webhooks`.
    pub handler: Ident,
    /// The profile.
    pub profile: JsonText,
    /// The events.
    pub events: Vec<EventItem>,
    /// The sets of headers.
    pub headers: Vec<HeaderStruct>,
}

/// An event.
#[derive(Clone, Debug)]
pub struct EventItem {
    /// Docs of the method.
    pub docs: DocText,
    /// Docs of the variant.
    pub short: DocText,
    /// The method.
    pub method: Ident,
    /// The variant.
    pub variant: Ident,
    /// Its name in the document.
    pub name: String,
    /// The values that name it in a delivery.
    pub values: Vec<String>,
    /// The type of its payload.
    pub payload: Ty,
    /// Whether the variant boxes the payload.
    pub boxed: bool,
    /// The encoding of the payload, if it isn't JSON: `form`, `text`, `bytes`.
    pub kind: Option<&'static str>,
    /// The struct of its headers.
    pub headers: Option<Ident>,
    /// Its reply.
    pub reply: ReplyItem,
}

/// The reply to an event.
#[derive(Clone, Debug)]
pub enum ReplyItem {
    /// The one that the provider expects.
    Usual,
    /// This status.
    Status(u16),
    /// A value of the handler.
    One(ReplyCase),
    /// One of several values of the handler: an enum.
    Choice {
        /// Docs.
        docs: DocText,
        /// The enum.
        name: Ident,
        /// Its variants.
        cases: Vec<(Ident, ReplyCase)>,
    },
}

/// One of the replies to an event.
#[derive(Clone, Debug)]
pub struct ReplyCase {
    /// The status.
    pub status: u16,
    /// The type and the encoding (`json`, `text`, `bytes`) of its body, if it has one.
    pub body: Option<(Ty, &'static str)>,
    /// The media type, if it isn't plain JSON.
    pub media: Option<String>,
}

/// A struct of headers.
#[derive(Clone, Debug)]
pub struct HeaderStruct {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// Its fields.
    pub fields: Vec<HeaderStructField>,
}

/// A header.
#[derive(Clone, Debug)]
pub struct HeaderStructField {
    /// Docs.
    pub docs: DocText,
    /// The field.
    pub name: Ident,
    /// The header.
    pub header: String,
    /// Its type.
    pub ty: Ty,
}
