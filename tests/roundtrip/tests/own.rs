//! Our own document with values that are easily lost.

#![allow(clippy::unwrap_used)]

use callwright_roundtrip::{BuildFolders, check};
use std::path::Path;

#[test]
fn nothing_is_lost() {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents/tricky.yaml");
    let report = check(&document, "rt_tricky", &BuildFolders::new()).unwrap();
    assert!(report.failures.is_empty(), "{:#?}", report.failures);
    assert_eq!(report.untyped, [""; 0]);
    assert_eq!(report.vacuous, [""; 0]);
    assert_eq!(
        (report.examples, report.satisfied, report.lossless),
        (15, 14, 14)
    );
    // The dragon is no variant of `Pet`.
    assert_eq!(report.kept.len(), 1, "{:#?}", report.kept);
}
