//! Reads an OpenAPI document and writes Rust.

pub mod analyze;
pub mod config;
pub mod diag;
pub mod dialect;
pub mod emit;
pub mod ir;
pub mod lower;
pub mod names;
pub mod plan;
pub mod render;
pub mod source;

mod road;

pub use road::{Generated, generate, generate_sources, read};
