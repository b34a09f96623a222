//! How deliveries are verified, scheme by scheme.
//!
//! What all schemes need: [`reading`] (values out of a delivery), [`template`] (what is signed), [`key`] and [`public_key`],
//! [`encoding`], [`clock`].

pub(in crate::webhook) mod cert_url;
pub(in crate::webhook) mod clock;
pub(in crate::webhook) mod crc32;
pub(in crate::webhook) mod der;
pub(in crate::webhook) mod encoding;
pub(in crate::webhook) mod form;
pub(in crate::webhook) mod json;
pub(in crate::webhook) mod jwt;
pub(in crate::webhook) mod key;
pub(in crate::webhook) mod message_signature;
pub(in crate::webhook) mod public_key;
pub(in crate::webhook) mod reading;
pub(in crate::webhook) mod template;
pub(in crate::webhook) mod url;
