//! Other people's documents, in the folder that `CALLWRIGHT_CORPUS` names, listed in its
//! `specs/manifest.json`: each generates, or is refused for the reason that follows from the manifest.

use callwright_codegen::config::Config;
use callwright_tests::{Run, read, root, run_file};
use serde_json::Value;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Small documents with difficult types, parameters, responses, webhooks or names. Their code is compiled.
const COMPILED: &[&str] = &[
    "adyen/BalancePlatformConfigurationNotification-v2",
    "anthropic/anthropic",
    "hey-api/3.1-case",
    "hey-api/3.1-enum-names-values",
    "hey-api/3.1-pattern-properties",
    "oai/3.1-mega",
    "ogen-testdata/positive-http_responses",
    "ogen-testdata/positive-parameters",
    "ogen-testdata/positive-value_based_discrimination",
    "ogen-testdata/redoc-pathItems",
    "openapi-python-client/openapi_3.1_enums",
    "readme/3.0-parameters-extreme",
    "readme/3.0-polymorphism",
    "vonage/dispatch",
    "vonage/voice",
    "zoom/zoom-video-sdk",
];

/// A document of the corpus.
struct Document {
    id: String,
    path: PathBuf,
    version: Option<String>,
}

/// The documents of the manifest; empty without a corpus.
fn corpus() -> Vec<Document> {
    let Some(folder) = std::env::var_os("CALLWRIGHT_CORPUS").map(PathBuf::from) else {
        eprintln!("CALLWRIGHT_CORPUS is not set: nothing to do");
        return Vec::new();
    };
    let manifest = read(&folder.join("specs/manifest.json"));
    let manifest: Value = serde_json::from_str(&manifest).unwrap_or_default();
    let text = |entry: &Value, key| entry.get(key).and_then(Value::as_str).map(str::to_owned);
    let entries = manifest.as_array().into_iter().flatten();
    let documents: Vec<Document> = entries
        .filter_map(|entry| {
            Some(Document {
                id: text(entry, "id")?,
                path: folder.join(text(entry, "path")?),
                version: text(entry, "openapi"),
            })
        })
        .collect();
    assert!(!documents.is_empty(), "the manifest lists no documents");
    documents
}

#[test]
fn every_document_generates_or_is_refused_for_its_reason() {
    let documents = corpus();
    let next = AtomicUsize::new(0);
    let problems = Mutex::new(Vec::new());
    let (operations, skipped) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let reasons = Mutex::new(BTreeMap::<String, usize>::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let config = Config::default();
                    let run = catch_unwind(AssertUnwindSafe(|| run_file(&document.path, &config)));
                    let verdict = match &run {
                        Ok(run) => judge(document, run),
                        Err(_) => Err("it panics".to_owned()),
                    };
                    if let Err(problem) = verdict {
                        let problem = format!("{}: {problem}", document.id);
                        problems
                            .lock()
                            .unwrap_or_else(PoisonError::into_inner)
                            .push(problem);
                    }
                    let generated = run.iter().filter_map(|run| run.generated.as_ref());
                    for generated in generated {
                        operations.fetch_add(generated.api.operations.len(), Ordering::Relaxed);
                        skipped.fetch_add(generated.api.skipped.len(), Ordering::Relaxed);
                        let mut reasons = reasons.lock().unwrap_or_else(PoisonError::into_inner);
                        for skip in &generated.api.skipped {
                            *reasons.entry(skip.reason.clone()).or_default() += 1;
                        }
                    }
                }
            });
        }
    });
    let problems = problems
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    let (operations, skipped) = (operations.into_inner(), skipped.into_inner());
    eprintln!("{operations} operations, {skipped} skipped");
    assert!(
        skipped * 100 <= operations,
        "{skipped} of {operations} are skipped: {reasons:?}"
    );
}

/// Whether the run generated the document, or refused it with the expected error.
fn judge(document: &Document, run: &Run) -> Result<(), String> {
    let version = document.version.as_deref().map(|version| version.get(..3));
    let error = run
        .diags
        .iter()
        .find(|d| d.severity == callwright_codegen::diag::Severity::Error);
    let code = error.map(|d| d.code);
    let expected = match version {
        Some(Some("3.0" | "3.1")) => None,
        Some(_) => Some("unsupported-version"),
        None if document
            .path
            .extension()
            .is_some_and(|ending| ending == "json") =>
        {
            Some("invalid-json")
        }
        None => Some("invalid-yaml"),
    };
    if code != expected {
        return Err(format!(
            "{code:?} instead of {expected:?}\n{}",
            run.messages
        ));
    }
    if expected.is_some() != run.generated.is_none() {
        return Err("both an error and a result, or neither".to_owned());
    }
    Ok(())
}

/// The crates are in one workspace below `target`, so that their dependencies are built once.
#[test]
fn difficult_documents_compile() {
    let documents = corpus();
    if documents.is_empty() {
        return;
    }
    let folder = root().join("target/corpus");
    let mut members = Vec::new();
    for id in COMPILED {
        let document = documents.iter().find(|document| document.id == *id);
        let Some(document) = document else {
            panic!("{id} is not in the corpus");
        };
        let name = id.replace(['/', '.'], "-").to_lowercase();
        write_crate(
            &folder.join(&name),
            &name,
            &run_file(&document.path, &Config::default()),
        );
        members.push(name);
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    write_file(&folder.join("Cargo.toml"), &manifest);
    // The lock file of this workspace, so that nothing is downloaded.
    write_file(
        &folder.join("Cargo.lock"),
        &read(&root().join("Cargo.lock")),
    );
    let output = Command::new(env!("CARGO"))
        .args(["check", "--workspace", "--offline", "--quiet"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("RUSTFLAGS", "-D warnings")
        .output();
    match output {
        Ok(output) => assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        ),
        Err(error) => panic!("cargo can't be run: {error}"),
    }
}

fn write_crate(folder: &Path, name: &str, run: &Run) {
    let runtime = root().join("runtime");
    let webhooks = run.generated.iter().any(|generated| generated.webhooks);
    let features: &[&str] = if webhooks { &["webhooks"] } else { &[] };
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\ncallwright = {{ path = {runtime:?}, features = {features:?} }}\n"
    );
    write_file(&folder.join("Cargo.toml"), &manifest);
    for file in run.generated.iter().flat_map(|generated| &generated.files) {
        write_file(&folder.join(&file.path), &file.text);
    }
}

fn write_file(path: &Path, text: &str) {
    let folder = path.parent().unwrap_or(path);
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(path, text));
    if let Err(error) = written {
        panic!("{}: {error}", path.display());
    }
}
