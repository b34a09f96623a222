//! Tests that no text of a document becomes code. Every position of text in a rich document is filled with texts
//! that have broken generators.

mod markdown;
mod options;
mod positions;
mod rust;
mod texts;

pub use markdown::code_blocks;
pub use options::options;
pub use positions::{Position, document, positions};
pub use rust::{code, docs};
pub use texts::{MARK, TEXTS};
