//! Reads an OpenAPI document and writes Rust.

pub mod diag;
pub mod dialect;
pub mod source;
