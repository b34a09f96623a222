//! Shows that no text of a document becomes code: every position of a rich document that a text is read
//! from, with every text that has ever broken a generator.

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
