//! Attacks on the generator with documents: files of a folder ([`cases`]) and mutants of real documents
//! ([`mutants`]). Whatever a document says, the generator ends within its limits, with code or with a reason,
//! and the code compiles.

mod artifacts;
mod cases;
mod check;
mod compile;
mod corpus;
mod limits;
mod mutants;
mod mutate;
mod random;
mod shrink;
mod worker;

pub use artifacts::Artifacts;
pub use cases::{Cases, cases};
pub use compile::proved;
pub use corpus::listed;
pub use mutants::{Mutants, mutants};
pub use shrink::shrink;
pub use worker::work;

use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = own.parent().and_then(Path::parent);
    root.unwrap_or(own).to_owned()
}
