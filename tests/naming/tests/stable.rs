//! What is in two versions of a document has the same name in both.

use callwright_codegen::diag::{Diagnostics, FileId};
use callwright_codegen::source::Sources;
use callwright_naming::stable::{Entry, Random, Renamed, Snapshot, in_both, remove, renamed};
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
fn what_is_left_keeps_its_names() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut documents: Vec<PathBuf> = files(&tests.join("goldens"))
        .into_iter()
        .map(|folder| folder.join("openapi.yaml"))
        .collect();
    documents.push(tests.join("../examples/documents/bookshop.yaml"));
    // There, names that collide are put together on purpose: two that differ only by case have other names than one.
    documents.retain(|path| !path.ends_with("names/openapi.yaml"));
    let rounds = std::env::var("CALLWRIGHT_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(3);
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

/// How many names of each pair may differ, of every thousand that are in both. The names of methods that only one of the
/// documents states differ, and neutral names that the larger document gives to something else.
const PER_THOUSAND: usize = 7;

#[test]
fn versions_of_real_documents_nearly_agree() {
    let Some(corpus) = std::env::var_os("CALLWRIGHT_CORPUS").map(PathBuf::from) else {
        eprintln!("CALLWRIGHT_CORPUS is not set: nothing to do");
        return;
    };
    for (first, second) in VERSIONS {
        let snapshot = |path: &str| {
            Snapshot::of_file(&corpus.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
        };
        let (first_names, second_names) = (snapshot(first), snapshot(second));
        let both = in_both(&first_names, &second_names);
        assert!(both > 1000, "only {both} names are in both");
        let renamed = renamed(&first_names, &second_names);
        eprintln!(
            "{first} and {second}: {} of {both} names differ",
            renamed.len()
        );
        assert!(
            renamed.len() * 1000 <= both * PER_THOUSAND,
            "{first} and {second}: {}{}",
            renamed.len(),
            list(&renamed)
        );
    }
}

#[test]
fn a_name_that_differs_is_found() {
    let entry = |name: &str, fingerprint: &str| Entry {
        name: name.to_owned(),
        fingerprint: fingerprint.to_owned(),
    };
    let snapshot = |entries: &[(&str, Entry)]| Snapshot {
        entries: entries
            .iter()
            .map(|(what, entry)| ((*what).to_owned(), entry.clone()))
            .collect(),
    };
    let before = snapshot(&[
        ("a", entry("One", "object")),
        ("b", entry("Two", "object")),
        ("c", entry("Three", "object")),
    ]);
    let after = snapshot(&[
        ("a", entry("One", "object")),
        ("b", entry("Second", "object")),
        ("c", entry("Third", "list")),
    ]);
    let found = renamed(&before, &after);
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found, ["b: `Two` becomes `Second`"]);
}

/// The whole way from two documents to the finding.
#[test]
fn an_id_that_differs_names_another_method() {
    let document = |id: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: A, version: '1' }}\npaths:\n  /books:\n    get:\n      operationId: {id}\n      \
             tags: [books]\n      responses: {{ '204': {{ description: Done }} }}\n"
        )
    };
    let snapshot = |id| Snapshot::of_text(&document(id)).unwrap_or_else(|error| panic!("{error}"));
    let found = renamed(&snapshot("listBooks"), &snapshot("archiveBooks"));
    assert!(
        found
            .iter()
            .any(|found| found.what == "the method of GET /books"),
        "{}",
        list(&found)
    );
    assert_eq!(renamed(&snapshot("listBooks"), &snapshot("listBooks")), []);
}

#[test]
fn what_is_removed_is_gone() {
    let whole = serde_json::json!({
        "paths": { "/books": { "parameters": [], "get": { "x": 1 }, "post": { "x": 2 } } },
        "components": { "schemas": {
            "Book": { "required": ["title"], "properties": { "title": { "enum": [1, 2, 3] }, "author": { "$ref": "#/components/schemas/Author" } } },
            "Author": { "type": "object" },
        } },
    });
    let mut removed: Vec<String> = Vec::new();
    for seed in 0..60 {
        let mut smaller = whole.clone();
        let pointer = remove(&mut smaller, &mut Random::new(seed)).unwrap_or_default();
        assert_ne!(smaller, whole, "{pointer}");
        if pointer.ends_with("/Author") {
            assert!(!smaller.to_string().contains("$ref"), "{smaller}");
        }
        if pointer.ends_with("/properties/title") {
            assert_eq!(
                smaller.pointer("/components/schemas/Book/required"),
                Some(&serde_json::json!([]))
            );
        }
        removed.push(pointer);
    }
    removed.sort();
    removed.dedup();
    // Two operations, two components, two properties, three values.
    assert_eq!(removed.len(), 9, "{removed:?}");
}
