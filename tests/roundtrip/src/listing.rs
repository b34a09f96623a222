//! Which documents to check.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The documents of a corpus whose manifest says that they are of OpenAPI 3.0 or 3.1: name and path.
/// The manifest is a JSON list of objects with `id`, `path` (below the manifest's parent folder's
/// own parent) and `openapi`.
///
/// # Errors
///
/// When it can't be read.
pub fn corpus(manifest: &Path) -> Result<Vec<(String, PathBuf)>, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", manifest.display());
    let text = fs::read_to_string(manifest).map_err(|error| failed(&error))?;
    let list: Vec<Value> = serde_json::from_str(&text).map_err(|error| failed(&error))?;
    let home = manifest
        .parent()
        .and_then(Path::parent)
        .unwrap_or(Path::new(""));
    let word = |entry: &Value, key: &str| entry.get(key)?.as_str().map(str::to_owned);
    Ok(list
        .iter()
        .filter_map(|entry| {
            let version = word(entry, "openapi")?;
            let open = version.starts_with("3.0") || version.starts_with("3.1");
            open.then_some(())?;
            Some((word(entry, "id")?, home.join(word(entry, "path")?)))
        })
        .collect())
}

/// Those of a corpus that a file names, one id on each line; a line that begins with `#` is a remark.
///
/// # Errors
///
/// When either can't be read, or an id isn't in the corpus.
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
