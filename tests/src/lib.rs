//! What the tests of the whole have in common: where things are, a run of the generator over a text,
//! and files that hold what is expected.

mod expected;
mod fences;
mod item;
mod run;

pub use expected::{blessing, expect_text};
pub use fences::{Fence, fences};
pub use item::item;
pub use run::{Run, run, run_file};

use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// The files below a folder whose names end so, in order; none for a folder that isn't there.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in entries(folder) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found
}

/// What stands in a folder, in order; nothing for a folder that isn't there.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// The text of a file of the tests.
///
/// # Panics
///
/// When it can't be read: that fails the test, with the path.
pub fn read(path: &Path) -> String {
    match std::fs::read_to_string(path) {
        Ok(text) => text,
        // A test that lacks its own file has to fail.
        Err(error) => panic!("{}: {error}", path.display()),
    }
}
