//! What is in two versions of a document has the same name in both.

use callwright_codegen::diag::{Diagnostics, FileId};
use callwright_codegen::source::Sources;
use callwright_naming::stable::{Random, Renamed, Snapshot, in_both, remove, renamed};
use std::path::{Path, PathBuf};

/// The files of a folder, by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}

fn list(renamed: &[Renamed]) -> String {
    renamed
        .iter()
        .map(|renamed| format!("\n    {renamed}"))
        .collect()
}

/// Each file of `pairs` has two versions of a document.
#[test]
#[ignore = "names still depend on what else is in the document"]
fn a_document_that_grows_keeps_its_names() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pairs");
    let (mut problems, mut pairs) = (Vec::new(), 0);
    for path in files(&folder) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let (before, after) = text
            .split_once("\n---\n")
            .unwrap_or_else(|| panic!("{}: one version", path.display()));
        let before =
            Snapshot::of_text(before).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let after =
            Snapshot::of_text(after).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let both = in_both(&before, &after);
        assert!(
            both > 10,
            "{}: only {both} things are in both",
            path.display()
        );
        let renamed = renamed(&before, &after);
        if !renamed.is_empty() {
            problems.push(format!("{}{}", path.display(), list(&renamed)));
        }
        pairs += 1;
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    assert!(pairs >= 10, "only {pairs} pairs");
}

/// Removes a part at random: what is left keeps its names.
#[test]
#[ignore = "names still depend on what else is in the document"]
fn what_is_left_keeps_its_names() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut documents: Vec<PathBuf> = files(&tests.join("goldens"))
        .into_iter()
        .map(|folder| folder.join("openapi.yaml"))
        .collect();
    documents.push(tests.join("../examples/documents/bookshop.yaml"));
    let rounds = std::env::var("CALLWRIGHT_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(8);
    let mut problems = Vec::new();
    for (number, path) in documents.iter().filter(|path| path.is_file()).enumerate() {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let mut diags = Diagnostics::default();
        let Ok(sources) = Sources::from_text("openapi.yaml", text, &mut diags) else {
            continue;
        };
        let whole = sources.value(FileId(0)).clone();
        // The same text for both, so that only the removal differs.
        let Ok(after) = Snapshot::of_text(&whole.to_string()) else {
            continue;
        };
        let mut random = Random::new(number as u64 + 1);
        for _ in 0..rounds {
            let mut smaller = whole.clone();
            let Some(removed) = remove(&mut smaller, &mut random) else {
                continue;
            };
            // A document that refers to what is gone may be refused.
            let Ok(before) = Snapshot::of_text(&smaller.to_string()) else {
                continue;
            };
            let renamed = renamed(&before, &after);
            if !renamed.is_empty() {
                problems.push(format!(
                    "{} with {removed}{}",
                    path.display(),
                    list(&renamed)
                ));
            }
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// Documents of the corpus that are two versions of one API. Needs `CALLWRIGHT_CORPUS`.
const VERSIONS: &[(&str, &str)] = &[
    ("specs/stripe/spec3.yaml", "specs/stripe/spec3.sdk.json"),
    (
        "specs/github/webhooks.api.github.com.json",
        "specs/github/api.github.com.json",
    ),
];

#[test]
#[ignore = "names still depend on what else is in the document"]
fn versions_of_real_documents_agree() {
    let Some(corpus) = std::env::var_os("CALLWRIGHT_CORPUS").map(PathBuf::from) else {
        eprintln!("CALLWRIGHT_CORPUS is not set: nothing to do");
        return;
    };
    let mut problems = Vec::new();
    for (first, second) in VERSIONS {
        let snapshot = |path: &str| {
            Snapshot::of_file(&corpus.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
        };
        let (first_names, second_names) = (snapshot(first), snapshot(second));
        let both = in_both(&first_names, &second_names);
        eprintln!("{first} and {second}: {both} names are in both");
        assert!(both > 1000, "only {both} names are in both");
        let renamed = renamed(&first_names, &second_names);
        if !renamed.is_empty() {
            problems.push(format!(
                "{first} and {second}: {}{}",
                renamed.len(),
                list(&renamed)
            ));
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
