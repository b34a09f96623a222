//! Security schemes, credentials, and the choice of the credentials that a request sends. Must not know: transports, bodies,
//! responses.

mod credential;
mod request_credentials;
mod security_scheme;

pub(crate) use credential::{Credential, Credentials};
pub(crate) use request_credentials::{RequestCredentials, select_credentials};
pub use security_scheme::SecurityScheme;
