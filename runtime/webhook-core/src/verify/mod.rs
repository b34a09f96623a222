//! Verifies deliveries: one file for each scheme. `build` chooses.

mod asymmetric;
mod build;
mod by_item;
mod cert_url;
pub(crate) mod check;
mod claims;
mod combine;
mod digest;
mod extract;
mod hmac;
mod item_hmac;
mod jwt;
mod key_print;
pub mod keys;
mod learned_secret;
pub mod matched;
mod several;
mod signature_reader;
mod signed_form;
pub(crate) mod sync;
mod token;
mod verifier;
mod verifier_settings;

#[cfg(test)]
pub(crate) mod tests;

pub use by_item::ItemVerifier;
pub use claims::{Claims, Covers};
pub use learned_secret::LearnedSecret;
pub use verifier::Verifier;
pub use verifier_settings::VerifierSettings;
