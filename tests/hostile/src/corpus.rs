//! Finds documents of the corpus by their ids.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The paths of all documents of the corpus.
///
/// # Errors
///
/// If the manifest can't be read.
pub fn all_documents(corpus: &Path) -> Result<Vec<PathBuf>, String> {
    let manifest = manifest(corpus)?;
    let paths = manifest.iter().filter_map(|entry| entry["path"].as_str());
    Ok(paths.map(|path| corpus.join(path)).collect())
}

/// The paths of the documents in a list of ids, one a line. `corpus` is a folder with `specs/manifest.json`.
///
/// # Errors
///
/// If the manifest can't be read, or lacks an id.
pub fn documents_by_id(corpus: &Path, list: &str) -> Result<Vec<PathBuf>, String> {
    let entries = manifest(corpus)?;
    let ids = list.lines().map(str::trim);
    let ids = ids.filter(|line| !line.is_empty() && !line.starts_with('#'));
    ids.map(|id| {
        let entry = entries.iter().find(|entry| entry["id"] == id);
        let path = entry.and_then(|entry| entry["path"].as_str());
        let path = path.ok_or_else(|| format!("the manifest has no {id}"))?;
        Ok(corpus.join(path))
    })
    .collect()
}

/// The entries of the manifest.
fn manifest(corpus: &Path) -> Result<Vec<Value>, String> {
    let path = corpus.join("specs/manifest.json");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}
