//! Other people's documents: those that `corpus.txt` lists, in the corpus whose folder `CALLWRIGHT_CORPUS` names.

#![allow(clippy::unwrap_used)]

use callwright_roundtrip::{BuildFolders, check, list};
use std::path::Path;

#[test]
fn nothing_is_lost() {
    let Some(corpus) = std::env::var_os("CALLWRIGHT_CORPUS") else {
        println!("CALLWRIGHT_CORPUS is not set: nothing is checked");
        return;
    };
    let manifest = Path::new(&corpus).join("specs/manifest.json");
    let chosen = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus.txt");
    for (id, path) in list(&manifest, &chosen).unwrap() {
        let name = format!("rt_{}", id.replace(['/', '.', '-'], "_").to_lowercase());
        let report = check(&path, &name, &BuildFolders::new()).unwrap();
        assert!(report.failures.is_empty(), "{id}: {:#?}", report.failures);
        assert!(report.lossless > 0, "no example of {id} was checked");
        let (lossless, vacuous) = (report.lossless, report.vacuous.len());
        assert_eq!(report.satisfied, lossless + vacuous, "{id}");
        println!(
            "{id}: {lossless} lossless, {} kept as JSON",
            report.kept.len()
        );
    }
}
