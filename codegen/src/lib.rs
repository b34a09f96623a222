//! Reads an OpenAPI document and writes Rust.

pub mod analyze;
pub mod config;
pub mod diag;
pub mod dialect;
pub mod ir;
pub mod lower;
pub mod source;
