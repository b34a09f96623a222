//! From arguments to a response. A [`Client`](client::Client) begins a request (`requests`), a
//! [`RequestBuilder`](request_builder::RequestBuilder) collects parameters and body, and finishes into a
//! [`Call`](call::Call) (`finish`). When it is awaited, `build_request` makes the request, `exchange` sends it by a
//! [`Transport`](transport::Transport), and `read_response` reads the response as the result or the error.

mod awaited;
mod base_url;
mod build_request;
mod call;
#[allow(clippy::module_inception, reason = "it is the noun")]
mod client;
mod deadline;
mod default_transport;
mod exchange;
mod finish;
mod header;
mod limits;
mod macros;
mod path_template;
mod read_response;
mod received_response;
mod redact;
mod request_body;
mod request_builder;
mod requests;
pub mod response_kind;
mod service;
mod started_exchange;
mod transport;
#[cfg(feature = "exercise")]
mod untyped_call;
mod url_reference;

#[cfg(feature = "reqwest")]
mod redirects;
#[cfg(feature = "reqwest")]
mod reqwest_transport;

pub use awaited::Awaited;
pub use call::Call;
pub use client::Client;
#[cfg(all(feature = "reqwest", feature = "webhooks"))]
pub(crate) use default_transport::default_transport;
pub use request_builder::RequestBuilder;
pub use service::Service;
#[cfg(feature = "webhooks")]
pub(crate) use transport::DirectRequest;
pub use transport::{BoxFuture, Transport};
#[cfg(feature = "exercise")]
pub(crate) use untyped_call::{UntypedCall, UntypedResponse};
