//! Signs what a profile verifies.

mod event;
mod outgoing;
pub(crate) mod private_key;
mod put;
mod signature_writer;
mod signer;

#[cfg(all(test, feature = "verify"))]
mod tests;

pub use outgoing::{Outgoing, new_id};
pub use signer::Signer;
