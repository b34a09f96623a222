//! HTTP message signatures (RFC 9421), with digests of the body (RFC 9530).

pub(in crate::webhook) mod base;
pub(in crate::webhook) mod component;
pub(in crate::webhook) mod digest;
pub(in crate::webhook) mod fields;
pub(in crate::webhook) mod key;
pub(in crate::webhook) mod sign;
