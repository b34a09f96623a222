//! Files to value trees: bytes, limits, JSON pointers, positions.
//!
//! Knows JSON, YAML and `$ref`s between files; must not know what a schema is.
//!
//! [`Sources::load`] reads the document and every file that its `$ref`s reach. Each file becomes one
//! [`serde_json::Value`], whichever of the two languages it is written in, so that nothing to the
//! right of this phase knows the difference. [`Sources::resolve`] follows a reference,
//! and [`Locate`](crate::diag::Locate) tells the line of a place when a message is shown.

mod brackets;
mod file;
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
