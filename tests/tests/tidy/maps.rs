//! The module docs that say which file does what name only files that exist.

use super::{assert_none, root};
use callwright_tests::read;

/// A file with such docs, and the folders that its paths may be relative to.
const PAGES: &[(&str, &[&str])] = &[
    (
        "runtime/src/webhook/mod.rs",
        &["runtime/src/webhook", "runtime"],
    ),
    (
        "runtime/webhook-core/src/lib.rs",
        &["runtime/webhook-core/src"],
    ),
];

#[test]
fn module_docs_name_files_that_exist() {
    let mut problems = Vec::new();
    let mut seen = 0;
    for (page, folders) in PAGES {
        let text = read(&root().join(page));
        for path in text
            .lines()
            .filter(|line| line.starts_with("//!"))
            .flat_map(paths)
        {
            seen += 1;
            if !folders
                .iter()
                .any(|folder| root().join(folder).join(path).is_file())
            {
                problems.push(format!("{page}: `{path}` isn't a file"));
            }
        }
    }
    assert_none(&problems);
    assert!(seen > 30, "only {seen} files are named");
}

/// The file paths in backticks.
fn paths(line: &str) -> impl Iterator<Item = &str> {
    let quoted = line.split('`').skip(1).step_by(2);
    quoted.filter(|text| text.ends_with(".rs") || text.ends_with(".json"))
}
