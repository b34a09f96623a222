//! From arguments to an exchange: the client, the builder that parameters fill, the call that is sent, the transport.

mod build;
mod call;
mod call_future;
mod core;
mod deadline;
#[cfg(feature = "exercise")]
mod erased;
mod exchange;
mod finish;
mod limits;
mod macros;
pub mod read;
mod redact;
mod reference;
mod request_body;
mod request_builder;
mod response;
mod service;
mod template;
mod transport;

#[cfg(feature = "reqwest")]
mod redirect;
#[cfg(feature = "reqwest")]
mod reqwest_transport;

pub use call::Call;
pub use call_future::CallFuture;
pub use core::Client;
#[cfg(feature = "exercise")]
pub(crate) use erased::{Answer, Erased};
pub use request_builder::RequestBuilder;
pub use response::Response;
pub use service::Service;
#[cfg(feature = "webhooks")]
pub(crate) use transport::DirectRequest;
#[cfg(all(feature = "reqwest", feature = "webhooks"))]
pub(crate) use transport::default_transport;
pub use transport::{BoxFuture, Transport};
