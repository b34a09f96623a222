//! A few mutants of our own documents, in every run of the tests.

use callwright_hostile::{Mutants, mutants, root};
use std::path::{Path, PathBuf};

/// The bookshop and the documents of the goldens.
fn documents() -> Vec<PathBuf> {
    let goldens = std::fs::read_dir(root().join("tests/goldens"));
    let goldens = goldens.into_iter().flatten().flatten();
    let mut documents: Vec<PathBuf> = goldens
        .map(|golden| golden.path().join("openapi.yaml"))
        .filter(|path| path.exists())
        .collect();
    documents.sort();
    documents.insert(0, root().join("examples/documents/bookshop.yaml"));
    documents
}

#[test]
fn mutants_of_our_documents_pass() {
    let report = mutants(&Mutants {
        program: PathBuf::from(env!("CARGO_BIN_EXE_hostile")),
        documents: documents(),
        seed: 1,
        count: 200,
        compile: 6,
        jobs: 2,
        folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutants"),
    });
    let report = report.unwrap_or_else(|why| panic!("{why}"));
    let (generated, compiled) = report.generated();
    assert!(report.is_good(), "\n{report}");
    // If nearly all mutants were refused, the test would prove little.
    assert!(generated > 100, "\n{report}");
    assert_eq!(compiled, 6, "\n{report}");
}
