//! What can go wrong with a call, with everything that the server sent and without anything secret.
//! Must not know: how a request is built, sent or read.

mod api;
mod decode;
mod excerpt;
mod line;
mod request;
mod top;
mod transport;
mod unread;

pub use api::ApiError;
pub use decode::DecodeError;
#[cfg(feature = "webhooks")]
pub(crate) use excerpt::Excerpt;
pub use line::RequestLine;
pub use request::{RequestError, RequestPart};
pub use top::Error;
pub use transport::TransportError;
pub use unread::UnreadResponse;
