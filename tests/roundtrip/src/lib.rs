//! Tests that generated types lose nothing.
//!
//! The values are a document's own examples. Each is validated against its schema ([`satisfies`]), decoded into the
//! Rust type of that schema, encoded again, and compared ([`loss`]). A program with the generated types decodes and
//! encodes.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod check;
mod collect;
mod compare;
mod figures;
mod listing;
mod number;
mod program;
mod schema;
mod validate;

pub use check::{LossyExample, Report, check};
pub use collect::{Direction, Example, examples};
pub use compare::loss;
pub use figures::invented_value;
pub use listing::{corpus, list};
pub use program::BuildFolders;
pub use schema::{SchemaNode, Schemas};
pub use validate::{Strictness, satisfies};
