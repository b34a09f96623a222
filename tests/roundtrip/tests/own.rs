//! What is easily lost, in a document of our own.

#![allow(clippy::unwrap_used)]

use callwright_roundtrip::{Workshop, check};
use std::path::Path;

#[test]
fn nothing_is_lost() {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents/tricky.yaml");
    let report = check(&document, "rt_tricky", &Workshop::new()).unwrap();
    assert!(report.failures.is_empty(), "{:#?}", report.failures);
    assert_eq!(report.untyped, [""; 0]);
    assert_eq!(report.vacuous, [""; 0]);
    assert_eq!((report.found, report.satisfied, report.whole), (15, 14, 14));
    // No pet is a dragon.
    assert_eq!(report.kept.len(), 1, "{:#?}", report.kept);
}
