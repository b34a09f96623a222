//! Attacks the generator with the documents of a folder ([`cases`]) and with mutants of real documents
//! ([`mutants`]). For every document the generator ends within its limits, with code that compiles or with an
//! error.

mod artifacts;
mod cases;
mod check;
mod compile;
mod corpus;
mod docs;
mod limits;
mod mutants;
mod mutate;
mod random;
mod shrink;
mod worker;

pub use artifacts::Artifacts;
pub use cases::{Cases, cases};
pub use compile::generate_and_compile;
pub use corpus::{all_documents, documents_by_id};
pub use docs::{docs, rustdoc};
pub use mutants::{Mutants, mutants};
pub use shrink::shrink;
pub use worker::run_worker;

use std::path::{Path, PathBuf};

/// The root folder of the workspace.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = own.parent().and_then(Path::parent);
    root.unwrap_or(own).to_owned()
}
