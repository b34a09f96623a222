//! What can go wrong with a call, with everything that the server sent and without secrets. Must not know: how a request is
//! built, sent or read.

mod api_error;
mod call_error;
mod decode_error;
mod excerpt;
mod no_error_body;
mod request_error;
mod request_line;
mod transport_error;
mod unexpected_response;

pub use api_error::ApiError;
pub use call_error::Error;
pub use decode_error::DecodeError;
#[cfg(feature = "webhooks")]
pub(crate) use excerpt::Excerpt;
pub use no_error_body::NoErrorBody;
pub use request_error::{RequestError, RequestPart};
pub use request_line::RequestLine;
pub use transport_error::TransportError;
pub use unexpected_response::UnexpectedResponse;
