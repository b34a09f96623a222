//! From arguments to an exchange: the client, the draft that parameters fill, the call that is sent, the transport.

mod build;
mod call;
mod core;
mod deadline;
mod draft;
mod draft_body;
mod draft_finish;
#[cfg(feature = "exercise")]
mod erased;
mod exchange;
mod limits;
mod macros;
pub mod read;
mod redact;
mod reference;
mod response;
mod sending;
mod service;
mod template;
mod transport;

#[cfg(feature = "reqwest")]
mod redirect;
#[cfg(feature = "reqwest")]
mod reqwest_transport;

pub use call::Call;
pub use core::Client;
pub use draft::Draft;
#[cfg(feature = "exercise")]
pub(crate) use erased::{Answer, Erased};
pub use response::Response;
pub use sending::Sending;
pub use service::Service;
#[cfg(feature = "webhooks")]
pub(crate) use transport::Direct;
#[cfg(all(feature = "reqwest", feature = "webhooks"))]
pub(crate) use transport::default_transport;
pub use transport::{BoxFuture, Transport};
