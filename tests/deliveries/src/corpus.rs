//! The folder of real payloads: where it is, and how its files are read.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder.
#[derive(Clone, Debug)]
pub(crate) struct Corpus {
    root: PathBuf,
    documents: BTreeMap<String, Document>,
    map: Vec<Value>,
}

/// A document of the corpus.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// How many events it has, of any kind.
    pub(crate) events: u64,
}

impl Corpus {
    /// Reads `specs/manifest.json` and `payloads/map.json`.
    ///
    /// # Errors
    ///
    /// When one of them can't be read.
    pub(crate) fn read(root: &Path) -> Result<Self, String> {
        let manifest = list(&root.join("specs/manifest.json"))?;
        let documents = manifest.iter().filter_map(|entry| {
            let word = |key: &str| entry.get(key)?.as_str().map(str::to_owned);
            let count = |key: &str| entry.get(key).and_then(Value::as_u64).unwrap_or(0);
            let document = Document {
                path: root.join(word("path")?),
                events: count("webhooks") + count("x_webhooks") + count("callbacks"),
            };
            Some((word("id")?, document))
        });
        Ok(Self {
            root: root.to_owned(),
            documents: documents.collect(),
            map: list(&root.join("payloads/map.json"))?,
        })
    }

    /// The documents that have events, by id.
    pub(crate) fn with_events(&self) -> impl Iterator<Item = (&str, &Document)> {
        let all = self.documents.iter();
        all.filter(|(_, document)| document.events > 0)
            .map(|(id, document)| (id.as_str(), document))
    }

    /// Where a document is.
    ///
    /// # Errors
    ///
    /// When the manifest doesn't have it.
    pub(crate) fn document(&self, id: &str) -> Result<&Path, String> {
        let document = self.documents.get(id);
        document
            .map(|document| document.path.as_path())
            .ok_or_else(|| format!("the manifest has no {id}"))
    }

    /// To which webhook of a document a payload belongs: `None` if the map doesn't have the payload,
    /// `Some(None)` if it says that the document has no such webhook.
    pub(crate) fn belongs(&self, payload: &str, document: &str) -> Option<Option<&str>> {
        let is = |entry: &&Value, key: &str, word: &str| {
            entry.get(key).and_then(Value::as_str) == Some(word)
        };
        let mut entries = self.map.iter();
        let entry = entries
            .find(|entry| is(entry, "payload", payload) && is(entry, "document", document))?;
        Some(entry.get("webhook").and_then(Value::as_str))
    }

    /// The files below a folder of `payloads` whose names end so, by their path there, sorted.
    ///
    /// # Errors
    ///
    /// When a folder can't be read.
    pub(crate) fn files(&self, folder: &str, end: &str) -> Result<Vec<String>, String> {
        let mut found = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            let path = self.root.join("payloads").join(&folder);
            let failed = |error| format!("{}: {error}", path.display());
            for entry in fs::read_dir(&path).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
                if entry.path().is_dir() {
                    folders.push(name);
                } else if name.ends_with(end) {
                    found.push(name);
                }
            }
        }
        found.sort();
        Ok(found)
    }

    /// A file of `payloads`.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub(crate) fn text(&self, file: &str) -> Result<String, String> {
        let path = self.root.join("payloads").join(file);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// A file of `payloads`, as JSON.
    ///
    /// # Errors
    ///
    /// When it can't be read or is no JSON.
    pub(crate) fn json(&self, file: &str) -> Result<Value, String> {
        serde_json::from_str(&self.text(file)?).map_err(|error| format!("{file}: {error}"))
    }
}

fn list(path: &Path) -> Result<Vec<Value>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
