//! Every folder of `goldens` holds a document and the crate that is generated from it. The crate
//! must be what the generator writes now. `tests/compiled` compiles and calls it.
//!
//! This test must not depend on the golden crates: a broken one would block its own repair.

use callwright_codegen::cargo_toml::package_name;
use callwright_codegen::config::Config;
use callwright_codegen::render::compare;
use callwright_tests::{blessing, entries, read, root, run_file};
use std::path::{Path, PathBuf};

#[test]
fn goldens_are_what_is_generated() {
    let mut problems = Vec::new();
    for folder in entries(&root().join("tests/goldens")) {
        if folder.is_dir() {
            problems.extend(check(&folder).err());
        }
    }
    // The example's own test compares it too; only this one rewrites it.
    problems.extend(check(&root().join("examples/checked-in")).err());
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

fn check(folder: &Path) -> Result<(), String> {
    let mut config = match folder.join("callwright.toml") {
        path if path.exists() => {
            Config::from_toml(&read(&path)).map_err(|error| format!("{path:?}: {error:?}"))?
        }
        _ => Config::default(),
    };
    // The docs use the package's name, as on the command line.
    config.name = config.name.or_else(|| package_name(folder));
    let run = run_file(&document(folder), &config);
    let name = folder.display();
    let Some(generated) = run.generated else {
        return Err(format!(
            "{name}: the document can't be used\n{}",
            run.messages
        ));
    };
    // The messages are part of the output. Paths are relative to the root, so that the messages are
    // the same on every machine.
    let messages = run.messages.replace(&format!("{}/", root().display()), "");
    callwright_tests::expect_text(&folder.join("messages.txt"), &messages)?;
    let changes = compare(folder, &generated.files, &[]).map_err(|errors| format!("{errors:?}"))?;
    if changes.is_empty() {
        return Ok(());
    }
    if blessing() {
        return changes.apply().map_err(|error| error.to_string());
    }
    let first = changes.written.first();
    let differs = first.and_then(|change| {
        callwright_tests::expect_text(&folder.join(&change.file.path), &change.file.text).err()
    });
    Err(format!(
        "{name}: {} files differ, {} are stale\n{}",
        changes.written.len(),
        changes.removed.len(),
        differs.unwrap_or_default()
    ))
}

/// The document of a golden: its own, or the example of the same name.
fn document(folder: &Path) -> PathBuf {
    let own = folder.join("openapi.yaml");
    if own.exists() {
        return own;
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    root().join(format!("examples/documents/{name}.yaml"))
}
