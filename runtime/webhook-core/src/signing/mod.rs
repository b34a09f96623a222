//! How deliveries are signed: what is signed, with which key, and where the signature is put.
//!
//! The generator holds the same files, by a link as it does for `data`, and signs what `callwright trigger` sends. So
//! nothing here may name a module outside of this folder and `data`, and whatever only verification needs stands with it: in
//! the generator it would be dead code.

pub mod clock;
pub mod crc32;
pub mod encoding;
pub mod form;
pub mod item;
pub mod json;
pub mod key;
pub mod mac;
pub mod message;
pub mod reading;
pub mod template;
pub mod url;

mod incoming;
mod known;
mod outgoing;
mod place;
mod private_key;
mod reject;
mod route;
mod setup_error;
mod signer;
mod stamp;
#[cfg(all(test, feature = "verify"))]
mod tests;

pub use form::{FORM, write as write_form};
pub use incoming::Incoming;
pub use known::SigningSecrets;
pub use outgoing::{Outgoing, new_id};
pub use reject::{Reject, RejectKind};
pub use setup_error::SetupError;
pub use signer::Signer;
