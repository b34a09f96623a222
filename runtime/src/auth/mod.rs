//! Security schemes, credentials, and which of them a call carries. Must not know: transports, bodies, responses.

mod apply;
mod credential;
mod scheme;

pub(crate) use apply::{Carried, carried};
pub(crate) use credential::{Credential, Credentials};
pub use scheme::Scheme;
