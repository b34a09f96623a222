//! HTTP message signatures (RFC 9421), with digests of the body (RFC 9530).

pub mod base;
pub mod component;
pub mod digest;
pub mod fields;
pub mod key;
pub mod sign;
