//! Tokens to text: layout, blank lines, the head of each file; and text to disk: only what changed,
//! stale files removed.
//!
//! Must not know anything of what the text says.

mod arguments;
mod blocks;
mod disk;
mod folder;
mod layout;
mod macros;
mod manifest;
mod methods;
mod module;
mod parallel;
mod structs;

pub use folder::{FileChange, FolderChanges, FolderError, MARK, TEXT_MARK, TOML_MARK, compare};
pub use module::render_module;

use crate::plan::{CratePlan, RustFile};
use proc_macro2::TokenStream;

/// A file of the output.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RenderedFile {
    /// Its path in the crate.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A template made something that is no Rust: a fault of this crate, never of a document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TemplateError {
    /// The file.
    pub path: String,
    /// What the parser said.
    pub reason: String,
}

/// Lays out every file, on as many threads as there are processors.
///
/// # Errors
///
/// When the tokens of a file are no Rust.
pub fn render(
    output: &CratePlan,
    head: &str,
    tokens: fn(&RustFile) -> TokenStream,
) -> Result<Vec<RenderedFile>, TemplateError> {
    let results = parallel::map(&output.files, |file| {
        layout::layout(tokens(file))
            .map(|text| RenderedFile {
                path: file.path.clone(),
                text: format!("{head}\n{text}"),
            })
            .map_err(|reason| TemplateError {
                path: file.path.clone(),
                reason,
            })
    });
    results.into_iter().collect()
}
