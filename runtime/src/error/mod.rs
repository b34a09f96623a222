//! What can go wrong with a call, with everything that the server sent and without anything secret.
//! Must not know: how a request is built, sent or read.

mod api;
mod call_error;
mod decode;
mod excerpt;
mod line;
mod request;
mod transport;
mod unexpected_response;

pub use api::ApiError;
pub use call_error::Error;
pub use decode::DecodeError;
#[cfg(feature = "webhooks")]
pub(crate) use excerpt::Excerpt;
pub use line::RequestLine;
pub use request::{RequestError, RequestPart};
pub use transport::TransportError;
pub use unexpected_response::UnexpectedResponse;
