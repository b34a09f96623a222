//! Reads the folder of real documents and payloads.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The corpus: documents and payloads.
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
    /// How many webhooks and callbacks it has.
    pub(crate) events: u64,
}

impl Corpus {
    /// Reads `specs/manifest.json` and `payloads/map.json`.
    ///
    /// # Errors
    ///
    /// If one of them can't be read.
    pub(crate) fn read(root: &Path) -> Result<Self, String> {
        let manifest = list(&root.join("specs/manifest.json"))?;
        let documents = manifest.iter().filter_map(|entry| {
            let text = |key: &str| entry.get(key)?.as_str().map(str::to_owned);
            let count = |key: &str| entry.get(key).and_then(Value::as_u64).unwrap_or(0);
            let document = Document {
                path: root.join(text("path")?),
                events: count("webhooks") + count("x_webhooks") + count("callbacks"),
            };
            Some((text("id")?, document))
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

    /// The path of a document.
    ///
    /// # Errors
    ///
    /// If the manifest doesn't have it.
    pub(crate) fn document(&self, id: &str) -> Result<&Path, String> {
        let document = self.documents.get(id);
        document
            .map(|document| document.path.as_path())
            .ok_or_else(|| format!("the manifest has no {id}"))
    }

    /// The webhook of a document that a payload belongs to: `None` if the map doesn't have the payload, `Some(None)` if
    /// the document has no such webhook.
    pub(crate) fn webhook_of(&self, payload: &str, document: &str) -> Option<Option<&str>> {
        let is = |entry: &&Value, key: &str, text: &str| {
            entry.get(key).and_then(Value::as_str) == Some(text)
        };
        let mut entries = self.map.iter();
        let entry = entries
            .find(|entry| is(entry, "payload", payload) && is(entry, "document", document))?;
        Some(entry.get("webhook").and_then(Value::as_str))
    }

    /// The paths of the files below a folder of `payloads` whose names have this ending, sorted.
    ///
    /// # Errors
    ///
    /// If a folder can't be read.
    pub(crate) fn files(&self, folder: &str, end: &str) -> Result<Vec<String>, String> {
        let mut files = Vec::new();
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
                    files.push(name);
                }
            }
        }
        files.sort();
        Ok(files)
    }

    /// The text of a file of `payloads`.
    ///
    /// # Errors
    ///
    /// If it can't be read.
    pub(crate) fn text(&self, file: &str) -> Result<String, String> {
        let path = self.root.join("payloads").join(file);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// A file of `payloads`, as JSON.
    ///
    /// # Errors
    ///
    /// If it can't be read or isn't JSON.
    pub(crate) fn json(&self, file: &str) -> Result<Value, String> {
        serde_json::from_str(&self.text(file)?).map_err(|error| format!("{file}: {error}"))
    }
}

fn list(path: &Path) -> Result<Vec<Value>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
