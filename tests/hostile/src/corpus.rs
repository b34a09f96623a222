//! Finds documents of the corpus by their ids.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The paths of the documents in a list of ids, one a line. `corpus` is a folder with `specs/manifest.json`.
///
/// # Errors
///
/// If the manifest can't be read, or lacks an id.
pub fn documents_by_id(corpus: &Path, list: &str) -> Result<Vec<PathBuf>, String> {
    let path = corpus.join("specs/manifest.json");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let manifest: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let entries: Vec<&Value> = manifest.as_array().into_iter().flatten().collect();
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
