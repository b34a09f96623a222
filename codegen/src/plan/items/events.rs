//! What handles events.

use crate::names::Ident;
use crate::plan::ty::Ty;
use crate::plan::{DocText, JsonText};

/// The events of a source: the trait that handles them and the enum that holds them.
#[derive(Clone, Debug)]
pub struct EventHandlers {
    /// Docs of the trait.
    pub handles: DocText,
    /// Docs of the enum.
    pub sends: DocText,
    /// Docs of the function that makes an endpoint.
    pub hands: DocText,
    /// The trait: `Webhooks`.
    pub handler: &'static str,
    /// The profile, as JSON.
    pub profile: JsonText,
    /// The events.
    pub events: Vec<EventItem>,
    /// The sets of headers.
    pub headers: Vec<HeadersItem>,
}

/// One event.
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
    /// What stands for it on the wire.
    pub values: Vec<String>,
    /// What it holds.
    pub payload: Ty,
    /// Whether the variant boxes it.
    pub boxed: bool,
    /// What its body is, where it isn't JSON: `form`, `text`, `bytes`.
    pub kind: Option<&'static str>,
    /// The struct of its headers.
    pub headers: Option<Ident>,
    /// What it is answered.
    pub reply: ReplyItem,
}

/// What an event is answered.
#[derive(Clone, Debug)]
pub enum ReplyItem {
    /// What the sender wants to hear.
    Usual,
    /// This status.
    Status(u16),
    /// One thing of the handler's.
    One(ReplyCase),
    /// One of several: an enum of this name.
    Choice {
        /// Docs.
        docs: DocText,
        /// The enum.
        name: Ident,
        /// Its variants.
        cases: Vec<(Ident, ReplyCase)>,
    },
}

/// One thing that an event may be answered.
#[derive(Clone, Debug)]
pub struct ReplyCase {
    /// With which status.
    pub status: u16,
    /// What it is; nothing for the status alone.
    pub ty: Option<Ty>,
    /// How it is written: `json`, `text`, `bytes`.
    pub format: &'static str,
    /// The media type, where it isn't plain JSON.
    pub media: Option<String>,
}

/// The headers of events.
#[derive(Clone, Debug)]
pub struct HeadersItem {
    /// Docs.
    pub docs: DocText,
    /// The struct.
    pub name: Ident,
    /// Its fields: docs, name, the header, what it holds.
    pub fields: Vec<(DocText, Ident, String, Ty)>,
}
