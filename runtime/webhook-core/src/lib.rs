//! What webhook providers do, as data, and how their deliveries are signed and verified.

mod data;

#[cfg(feature = "verify")]
mod claims;
#[cfg(feature = "verify")]
pub mod fetch;
#[cfg(feature = "verify")]
mod learned;
#[cfg(feature = "verify")]
pub mod matched;
#[cfg(feature = "verify")]
mod settings;
#[cfg(feature = "sign")]
mod signing;
#[cfg(all(test, feature = "verify"))]
mod testing;
#[cfg(feature = "verify")]
mod verifier;
#[cfg(feature = "verify")]
mod verify;

pub use data::*;
#[cfg(feature = "sign")]
pub use signing::{
    FORM, Incoming, Outgoing, Reject, RejectKind, SetupError, Signer, SigningSecrets, crc32,
    encoding, form, key, mac, new_id, reading, write_form,
};
#[cfg(feature = "verify")]
pub use {
    claims::{Claims, Covers},
    learned::LearnedSecret,
    settings::VerifierSettings,
    verifier::Verifier,
    verify::{ByItem, clock, keys::pem},
};
