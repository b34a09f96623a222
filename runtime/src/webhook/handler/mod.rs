//! From a verified delivery to the user's handler: what handlers get and return, and what the generated macros use.
//!
//! In the order of a delivery:
//!
//! 1. `verified_request` and `received_event`: a request after verification, and an event of it. `path_template` reads the
//!    parameters of its path.
//! 2. `event_table` and `dispatch`: the events of a document, and the two traits that `webhooks!` implements, one for
//!    handlers and one for enums of events.
//! 3. `decode` and `header_parameters`: the payload and the header parameters. `unknown_event` and
//!    `undecodable_event` are the payloads of the two methods that every handler has.
//! 4. `call` and `delivery`: the call of the method, and its argument.
//! 5. `handler_error` and `reply`: what the method returns, and the response that it becomes.
//!
//! The macros expand to tables and to functions of one line. The work is done here, in code that is compiled once, or once for
//! each payload type. Nothing here knows how a request arrives: that is in `endpoint`.

mod call;
mod decode;
mod delivery;
mod dispatch;
mod event_table;
mod handler_error;
mod header_parameters;
mod macros;
mod path_template;
mod received_event;
mod remote_address;
mod reply;
mod undecodable_event;
mod unknown_event;
mod verified_request;

pub use call::{HandlerFuture, HandlerMethod, call, decode_and_call};
pub use decode::{DecodeFn, DecodeResult, FromBox, bytes, form, json, text, variant};
pub use delivery::Delivery;
pub use dispatch::{CallFn, Dispatch, EventEnum};
pub use event_table::{BodyKind, EventRow, EventTable, table_entry};
pub(crate) use handler_error::HandlerErrorKind;
pub use handler_error::{HandlerError, Outcome};
pub use header_parameters::{HeaderParameters, header};
pub(crate) use path_template::PathTemplate;
pub(crate) use received_event::EventContent;
pub use received_event::ReceivedEvent;
pub use remote_address::RemoteAddress;
pub use reply::{
    HandlerReply, HandlerResult, IntoReply, acknowledge, bytes_reply, enum_reply, json_reply,
    status_reply, text_reply,
};
pub use undecodable_event::UndecodableEvent;
pub use unknown_event::UnknownEvent;
pub(crate) use verified_request::VerifiedRequest;
