//! The files of a crate that aren't Rust; `Cargo.toml` belongs to the user too, and is merged elsewhere.

use super::header;
use crate::plan::CratePlan;
use crate::render::RenderedFile;
use crate::source::Sources;

/// `cargo fmt` in the user's workspace leaves generated files as they are.
const RUSTFMT: &str = "# What is generated is laid out already, and `--check` compares its bytes.\ndisable_all_formatting = true\n";

/// `README.md`.
pub(super) fn readme(plan: &CratePlan, sources: &Sources) -> RenderedFile {
    let lines: String = plan.readme.iter().map(|line| format!("{line}\n")).collect();
    RenderedFile {
        path: "README.md".to_owned(),
        text: format!("{}\n{lines}", header::of_readme(sources)),
    }
}

/// `rustfmt.toml`.
pub(super) fn rustfmt() -> RenderedFile {
    RenderedFile {
        path: "rustfmt.toml".to_owned(),
        text: format!("{}{RUSTFMT}", header::of_toml()),
    }
}
