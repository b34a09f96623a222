//! What webhook providers do, as data, and how their deliveries are signed and verified.

mod profile;
pub mod template;

#[cfg(feature = "sign")]
pub mod crc32;
#[cfg(feature = "sign")]
pub mod delivery_reader;
#[cfg(feature = "sign")]
pub mod encoding;
#[cfg(feature = "verify")]
pub mod fetch;
#[cfg(feature = "sign")]
pub mod form;
#[cfg(feature = "sign")]
mod incoming;
#[cfg(feature = "sign")]
mod json;
#[cfg(feature = "sign")]
pub mod key;
#[cfg(feature = "sign")]
pub mod mac;
#[cfg(feature = "sign")]
mod message_signature;
#[cfg(feature = "sign")]
mod public_url;
#[cfg(feature = "sign")]
mod reject;
#[cfg(feature = "sign")]
mod setup_error;
#[cfg(feature = "sign")]
mod sign;
#[cfg(feature = "sign")]
mod signed_item;
#[cfg(feature = "sign")]
mod signing_secrets;
#[cfg(all(test, feature = "verify"))]
mod testing;
#[cfg(feature = "sign")]
pub mod timestamp;
#[cfg(feature = "verify")]
mod verify;

pub use profile::*;
#[cfg(feature = "verify")]
pub use verify::{
    Claims, Covers, ItemVerifier, LearnedSecret, Verifier, VerifierSettings, keys::pem, matched,
};
#[cfg(feature = "sign")]
pub use {
    form::{FORM, write as write_form},
    incoming::Incoming,
    reject::{Reject, RejectKind},
    setup_error::SetupError,
    sign::{Outgoing, Signer, new_id},
    signing_secrets::SigningSecrets,
};
