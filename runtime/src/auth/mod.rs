//! Security schemes, credentials, and which of them a call carries. Must not know: transports, bodies, responses.

mod apply;
mod credential;
mod security_scheme;

pub(crate) use apply::{Carried, carried};
pub(crate) use credential::{Credential, Credentials};
pub use security_scheme::SecurityScheme;
