//! Finds the documents to check.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The documents of a corpus that are OpenAPI 3.0 or 3.1: id and path. The manifest is a JSON array of objects with
/// `id`, `path` and `openapi`. Paths are relative to the parent of the manifest's folder.
///
/// # Errors
///
/// If the manifest can't be read.
pub fn corpus(manifest: &Path) -> Result<Vec<(String, PathBuf)>, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", manifest.display());
    let text = fs::read_to_string(manifest).map_err(|error| failed(&error))?;
    let list: Vec<Value> = serde_json::from_str(&text).map_err(|error| failed(&error))?;
    let home = manifest
        .parent()
        .and_then(Path::parent)
        .unwrap_or(Path::new(""));
    let text_of = |entry: &Value, key: &str| entry.get(key)?.as_str().map(str::to_owned);
    Ok(list
        .iter()
        .filter_map(|entry| {
            let version = text_of(entry, "openapi")?;
            let supported = version.starts_with("3.0") || version.starts_with("3.1");
            supported.then_some(())?;
            Some((text_of(entry, "id")?, home.join(text_of(entry, "path")?)))
        })
        .collect())
}

/// The documents of a corpus that a file lists, one id a line. Lines that begin with `#` are comments.
///
/// # Errors
///
/// If a file can't be read, or an id isn't in the corpus.
pub fn list(manifest: &Path, file: &Path) -> Result<Vec<(String, PathBuf)>, String> {
    let all = corpus(manifest)?;
    let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|id| {
            let found = all.iter().find(|(name, _)| name == id);
            found
                .cloned()
                .ok_or_else(|| format!("{id} is not in {}", manifest.display()))
        })
        .collect()
}
