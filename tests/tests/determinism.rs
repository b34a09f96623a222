//! The same document gives the same bytes in every run, in every thread and from every folder.

use callwright_codegen::config::Config;
use callwright_tests::{entries, files, read, root, run, run_file};
use std::path::PathBuf;

fn documents() -> Vec<PathBuf> {
    let mut documents = files(&root().join("examples/documents"), ".yaml");
    for golden in entries(&root().join("tests/goldens")) {
        documents.extend(files(&golden, "openapi.yaml"));
    }
    assert!(documents.len() >= 5, "{documents:?}");
    documents
}

#[test]
fn two_runs_give_equal_bytes() {
    for path in documents() {
        let first = run_file(&path, &Config::default());
        let second = run_file(&path, &Config::default());
        assert!(first.all() == second.all(), "{}", path.display());
        assert_eq!(first.messages, second.messages, "{}", path.display());
    }
}

/// Each thread has its own seeds for hash tables.
#[test]
fn threads_give_equal_bytes() {
    for path in documents() {
        let here = run_file(&path, &Config::default()).all();
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| run_file(&path, &Config::default()).all()))
                .collect();
            for thread in threads {
                let there = thread.join().unwrap_or_default();
                assert!(here == there, "{}", path.display());
            }
        });
    }
}

#[test]
fn the_folder_of_the_document_leaves_no_trace() {
    for path in documents() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let from_file = run_file(&path, &Config::default()).all();
        let from_text = run(&name, &read(&path), &Config::default()).all();
        assert!(from_file == from_text, "{}", path.display());
    }
}
