//! Files: how long they are, and how they begin.

use super::{Source, is_test, none, sources};

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
    none(&problems);
}

/// A file begins with what it is: `//!`, or the docs of the one thing that it holds.
#[test]
fn every_file_says_what_it_is() {
    let mut problems = Vec::new();
    for folder in [
        "codegen/src",
        "macros/src",
        "runtime/src",
        "runtime/webhook-core/src",
    ] {
        for Source { path, text } in sources(folder) {
            let module = path.ends_with("/mod.rs") || path.ends_with("/lib.rs");
            let head = text.starts_with("//!");
            let noun = !module && first_item(&text).is_some_and(|line| line.starts_with("///"));
            if !head && !noun && !is_test(&path) {
                problems.push(format!(
                    "{path}: nothing says what it is; begin it with `//!`"
                ));
            }
        }
    }
    none(&problems);
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
