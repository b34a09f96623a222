//! Proves that generated types lose nothing.
//!
//! A document's own examples are the values: each is held against its schema ([`satisfies`]),
//! decoded into the Rust type that the generator gives to that place, encoded again, and compared
//! ([`loss`]). What is compared is a program's output: the types are compiled, not simulated.
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

pub use check::{Outcome, Report, check};
pub use collect::{Direction, Example, examples};
pub use compare::loss;
pub use figures::made_up;
pub use listing::{corpus, list};
pub use program::Workshop;
pub use schema::{Node, Schemas};
pub use validate::{Strictness, satisfies};
