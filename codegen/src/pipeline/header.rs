//! The first lines of generated files: the generator, its version and the document.

use crate::diag::plain;
use crate::render::{MARK, TEXT_MARK, TOML_MARK};
use crate::source::Sources;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Of a Rust file.
pub(super) fn of_rust(sources: &Sources) -> String {
    let document = document_name(sources);
    format!("{MARK}{VERSION} from {document}; do not edit.\n")
}

/// Of the README.
pub(super) fn of_readme(sources: &Sources) -> String {
    // `--` ends a comment of HTML.
    let document = document_name(sources).replace("--", "-");
    format!("{TEXT_MARK}{VERSION} from {document}; without this line, it is yours. -->\n")
}

/// Of a TOML file.
pub(super) fn of_toml() -> String {
    format!("{TOML_MARK}{VERSION}; without this line, it is yours.\n")
}

/// The name of the document's file, in one line. Not its path, because the output must not depend on the folder
/// in which the generator runs.
fn document_name(sources: &Sources) -> String {
    let document = sources.files().next();
    let name = document.and_then(|file| file.path.file_name());
    name.map(|name| plain(&name.to_string_lossy()))
        .unwrap_or_default()
}
