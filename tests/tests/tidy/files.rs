//! Files are short and begin with docs.

use super::{Source, assert_none, is_test, sources};

const LONGEST: usize = 500;

#[test]
fn no_file_is_long() {
    let mut problems = Vec::new();
    for Source { path, text } in ["codegen", "macros", "runtime"]
        .into_iter()
        .flat_map(sources)
    {
        let lines = text.lines().count();
        if lines > LONGEST {
            problems.push(format!("{path}: {lines} lines; {LONGEST} are allowed"));
        }
    }
    assert_none(&problems);
}

/// A file begins with `//!`, or with the docs of its first item.
#[test]
fn every_file_begins_with_docs() {
    let mut problems = Vec::new();
    for folder in [
        "codegen/src",
        "macros/src",
        "runtime/src",
        "runtime/webhook-core/src",
    ] {
        for Source { path, text } in sources(folder) {
            let module = path.ends_with("/mod.rs") || path.ends_with("/lib.rs");
            let module_docs = text.starts_with("//!");
            let documented_item =
                !module && first_item(&text).is_some_and(|line| line.starts_with("///"));
            if !module_docs && !documented_item && !is_test(&path) {
                problems.push(format!("{path}: it has no docs; begin it with `//!`"));
            }
        }
    }
    assert_none(&problems);
}

/// The first line after the imports.
fn first_item(text: &str) -> Option<&str> {
    let mut importing = false;
    text.lines().find(|line| {
        let import = importing || line.starts_with("use ") || line.starts_with("pub use ");
        importing = import && !line.ends_with(';');
        !import && !line.is_empty() && !line.starts_with("#![")
    })
}
