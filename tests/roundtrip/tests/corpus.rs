//! Other people's documents: those of `corpus.txt`, where `CALLWRIGHT_CORPUS` names the folder that
//! holds `specs/manifest.json`.

#![allow(clippy::unwrap_used)]

use callwright_roundtrip::{Workshop, check, list};
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
        let report = check(&path, &name, &Workshop::new()).unwrap();
        assert!(report.failures.is_empty(), "{id}: {:#?}", report.failures);
        assert!(report.whole > 0, "{id} has no example that was checked");
        let (whole, vacuous) = (report.whole, report.vacuous.len());
        assert_eq!(report.satisfied, whole + vacuous, "{id}");
        println!("{id}: {whole} whole, {} kept as JSON", report.kept.len());
    }
}
