//! The core of `callwright::webhook`: what webhook providers do, as data, and how their deliveries are signed and verified.
//!
//! This crate is a part of `callwright`, which offers what users need of it; so does the generator, which reads the profiles.
//! Its own interface changes without notice.
//!
//! It sends no request and opens no file. Keys and certificates are fetched through a [`KeyTransport`](fetch::KeyTransport),
//! which `callwright` provides.
//!
//! | feature | what it adds |
//! |---|---|
//! | none | profiles: `serde_json` is the only dependency |
//! | `sign` | [`Signer`] |
//! | `verify` | [`Verifier`], [`fetch`] |
//!
//! # Where is what
//!
//! | folder | what it holds |
//! |---|---|
//! | `profile` | what a provider does, how that is read from JSON, and the built-in profiles |
//! | `template` | what is signed, as text such as `{timestamp}.{body}` |
//! | `sign` | signs requests |
//! | `verify` | verifies deliveries, one file for each scheme |
//! | `message_signature` | HTTP message signatures, both ways |
//! | `fetch` | which documents may be fetched, how often, and for how long they are kept |
//!
//! # How a delivery is verified
//!
//! Stripe's, for example:
//!
//! | step | what happens | file |
//! |---|---|---|
//! | 1 | the profile is read: Stripe signs by `hmac` | `../profiles/stripe.json`, `profile/built_in.rs`, `profile/read/scheme.rs` |
//! | 2 | `Profile::verifier` makes the verifier of its scheme, once | `verify/build.rs` |
//! | 3 | the verifier gets a delivery | `verify/hmac.rs` |
//! | 4 | signatures, time and id are taken from it | `verify/signature_reader.rs`, `verify/extract.rs`, `delivery_reader.rs` |
//! | 5 | the text that was signed is made of the template | `template/render.rs` |
//! | 6 | the keyed hash of it is compared, in constant time | `mac.rs` |
//! | 7 | the time is compared with the time of arrival | `timestamp.rs` |
//! | 8 | what is proven is returned, as [`Claims`] | `template/claims.rs`, `verify/claims.rs` |
//!
//! The other schemes differ in step 3: `verify/token.rs`, `verify/digest.rs`, `verify/asymmetric.rs`, `verify/item_hmac.rs`,
//! `verify/jwt/mod.rs`, `verify/cert_url/mod.rs` and `message_signature/verify.rs`; `verify/several.rs` combines them. A
//! signer goes the same way in reverse: `sign/signer.rs`, `template/render.rs`, `sign/signature_writer.rs`.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod profile;
pub mod template;

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
mod tests;
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
