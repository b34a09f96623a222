//! The rules of the source code: which phase imports which, no import circles, small files, a doc comment at
//! the top of each, no panic without a reason beside it, one meaning for each type name.

#[path = "tidy/arrows.rs"]
mod arrows;
#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/files.rs"]
mod files;
#[path = "tidy/imports.rs"]
mod imports;
#[path = "tidy/maps.rs"]
mod maps;
#[path = "tidy/panics.rs"]
mod panics;
#[path = "tidy/words.rs"]
mod words;

use callwright_tests::{read, root};
use std::path::{Path, PathBuf};

/// A source file of a package.
struct Source {
    /// Its path in the workspace, with `/`.
    path: String,
    text: String,
}

/// The sources below a folder of the workspace.
fn sources(folder: &str) -> Vec<Source> {
    let found: Vec<PathBuf> = callwright_tests::files(&root().join(folder), ".rs");
    assert!(found.len() > 4, "{folder} has only {} files", found.len());
    let relative = |path: &Path| {
        let parts = path.strip_prefix(root()).into_iter().flat_map(Path::iter);
        let parts: Vec<_> = parts.map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    };
    found
        .iter()
        .map(|path| Source {
            path: relative(path),
            text: read(path),
        })
        .collect()
}

/// Whether a file holds only tests.
fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

#[track_caller]
fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
