//! From a verified delivery to its handler: what handlers get and give, and what the generated macros stand on.
//!
//! The macros `webhooks!`, `replies!` and `parameters!` expand to tables and one-line functions; the work is done here,
//! by code that is compiled once or once a payload type. This module must not know how a delivery comes in: that is
//! `endpoint`'s.

mod answer;
mod deliver;
mod delivery;
mod dispatch;
mod form_value;
mod handler_error;
mod macros;
mod parameters;
mod path;
mod received;
mod remote_address;
mod undecodable_event;
mod unknown_event;

pub use answer::{
    Answer, Answered, Replies, bytes_answer, json_answer, no_answer, own_answer, status_answer,
    text_answer,
};
pub use deliver::{
    Decoded, Handling, Opened, Unbox, bytes, form, json, open, open_unknown, text, unpack,
};
pub use delivery::Delivery;
pub use dispatch::{Dispatch, Kind, Open, Routes, Row, Unpack, UnpackOne, open_fn};
pub(in crate::webhook) use form_value::FormValue;
pub(in crate::webhook) use handler_error::HandlerErrorKind;
pub use handler_error::{HandlerError, Outcome};
pub use parameters::{Parameters, header};
pub(in crate::webhook) use path::PathTemplate;
pub use received::Received;
pub(in crate::webhook) use received::{Content, Whole};
pub use remote_address::RemoteAddress;
pub use undecodable_event::UndecodableEvent;
pub use unknown_event::UnknownEvent;
