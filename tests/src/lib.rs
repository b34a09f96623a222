//! Helpers of the workspace's tests: paths, runs of the generator over a text or a file, and comparison
//! with expected files.

mod expected;
mod fences;
mod item;
mod run;

pub use expected::{blessing, expect_text};
pub use fences::{Fence, fences};
pub use item::item;
pub use run::{Run, run, run_file};

use std::path::{Path, PathBuf};

/// The root folder of the workspace.
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// The files below a folder whose names have this ending, sorted; empty if the folder doesn't exist.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for path in entries(folder) {
        if path.is_dir() {
            paths.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            paths.push(path);
        }
    }
    paths
}

/// The entries of a folder, sorted; empty if the folder doesn't exist.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Reads a file that a test needs.
///
/// # Panics
///
/// If the file can't be read. The test fails with the path.
pub fn read(path: &Path) -> String {
    match std::fs::read_to_string(path) {
        Ok(text) => text,
        // A test must fail if its own file is missing.
        Err(error) => panic!("{}: {error}", path.display()),
    }
}
