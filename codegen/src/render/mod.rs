//! Tokens to text: layout, blank lines, the header of each file. Text to files: only changed files are written, and stale
//! ones removed.
//!
//! prettyplease lays out most items. Its lines end at 89 columns and it doesn't format macro calls, so structs, short
//! methods and macro calls, which are most of the output, have a layout of their own. Its lines are shorter than 120
//! columns, unless one token is longer.
//!
//! Must not know what the code means.

mod arguments;
mod blocks;
mod columns;
mod disk;
mod folder;
mod layout;
mod macros;
mod manifest;
mod methods;
mod module;
mod parallel;
mod structs;
mod wrap;

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

/// The output of a template isn't Rust. This is a bug in this crate, never an error of a document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TemplateError {
    /// The file.
    pub path: String,
    /// The error of the parser.
    pub reason: String,
}

/// The comment at the head of a file, with an empty line after it.
fn comment(file: &RustFile) -> String {
    let lines = file.comment.iter().map(|line| format!("// {line}"));
    let mut out: String = lines.map(|line| format!("{}\n", line.trim_end())).collect();
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Renders every file, on all processors.
///
/// # Errors
///
/// If the tokens of a file aren't Rust.
pub fn render(
    output: &CratePlan,
    head: &str,
    tokens: fn(&RustFile) -> TokenStream,
) -> Result<Vec<RenderedFile>, TemplateError> {
    let results = parallel::map(&output.files, |file| {
        layout::layout(tokens(file))
            .map(|text| RenderedFile {
                path: file.path.clone(),
                text: format!("{head}\n{}{text}", comment(file)),
            })
            .map_err(|reason| TemplateError {
                path: file.path.clone(),
                reason,
            })
    });
    results.into_iter().collect()
}
