//! How deliveries are signed: what is signed, with which key, and where the signature is put.
//!
//! The generator holds the same files, by a link as it does for `data`, and signs what `callwright trigger` sends. So
//! nothing here may name a module outside of this folder and `data`, and whatever only verification needs stands with it: in
//! the generator it would be dead code.

pub(in crate::webhook) mod clock;
pub(in crate::webhook) mod crc32;
pub(in crate::webhook) mod encoding;
pub(in crate::webhook) mod form;
pub(in crate::webhook) mod item;
pub(in crate::webhook) mod json;
pub(in crate::webhook) mod key;
pub(in crate::webhook) mod mac;
pub(in crate::webhook) mod message;
pub(in crate::webhook) mod reading;
pub(in crate::webhook) mod template;
pub(in crate::webhook) mod url;

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

pub use form::{FORM, write as write_form};
pub use incoming::Incoming;
pub use known::Known;
pub use outgoing::{Outgoing, new_id};
pub use reject::{Reject, RejectKind};
pub use setup_error::SetupError;
pub use signer::Signer;
