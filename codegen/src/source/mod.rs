//! Files to value trees: bytes, limits, references, positions.
//!
//! Knows JSON, YAML and `$ref`s between files. Must not know what a schema is.
//!
//! [`Sources::load`] reads the document and every file that its `$ref`s reach. Each file becomes a
//! [`serde_json::Value`], so that the later phases don't know whether it was JSON or YAML. [`Sources::resolve`] follows
//! a reference, and [`Locate`](crate::diag::Locate) finds the line of a place when a message is shown.

mod brackets;
mod file;
mod language;
pub mod limits;
mod parse;
mod position;
mod reference;
mod report;
mod sources;
#[cfg(test)]
mod tests;
mod tree;

pub use file::SourceFile;
pub use limits::Limits;
pub use reference::{RefProblem, RefTarget};
pub use sources::Sources;
