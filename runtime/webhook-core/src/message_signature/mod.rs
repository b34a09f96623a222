//! HTTP message signatures (RFC 9421), with digests of the body (RFC 9530).

mod base;
mod component;
mod content_digest;
mod fields;
mod key;
pub(crate) mod sign;
#[cfg(feature = "verify")]
pub(crate) mod verify;

#[cfg(all(test, feature = "verify"))]
mod tests;
