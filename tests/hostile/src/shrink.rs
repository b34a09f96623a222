//! Shrinks a document that fails, as long as it fails in the same way.

use crate::compile::compile;
use crate::mutants::{Outcome, Worker, WorkerPool};
use crate::{Artifacts, root};
use serde_json::Value;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Removes every value of the document at `path` that isn't needed for the failure, and returns the rest as JSON.
/// With `artifacts`, the generated crate is compiled too.
///
/// # Errors
///
/// If the document doesn't fail or can't be read, or a worker can't be started.
pub fn shrink(
    path: &Path,
    program: PathBuf,
    artifacts: Option<&Artifacts>,
) -> Result<String, String> {
    let text = fs::read(path).map_err(|error| error.to_string())?;
    let yaml = path.extension().is_none_or(|ending| ending != "json");
    let mut tree: Value = if yaml {
        serde_yaml::from_slice(&text).map_err(|error| error.to_string())?
    } else {
        serde_json::from_slice(&text).map_err(|error| error.to_string())?
    };
    let scratch = root().join("target/attacks/shrink");
    fs::create_dir_all(&scratch).map_err(|error| error.to_string())?;
    let workers = WorkerPool {
        program,
        documents: Vec::new(),
        peak_kib: 0,
    };
    let mut trial = Trial {
        workers,
        worker: None,
        scratch,
        artifacts,
    };
    let to_message = |error: io::Error| error.to_string();
    let original = trial
        .failure(&tree)
        .map_err(to_message)?
        .ok_or("it doesn't fail")?;
    eprintln!("{original}");
    // Large values first, because they contain others.
    let mut changed = true;
    while changed {
        changed = false;
        let mut pointers = Vec::new();
        list_pointers(&tree, String::new(), &mut pointers);
        pointers.sort_by_key(|pointer| pointer.matches('/').count());
        for pointer in pointers {
            let Some(smaller) = without(&tree, &pointer) else {
                continue;
            };
            if trial
                .failure(&smaller)
                .map_err(to_message)?
                .is_some_and(|why| is_same_failure(&why, &original))
            {
                tree = smaller;
                changed = true;
            }
        }
    }
    serde_json::to_string_pretty(&tree).map_err(|error| error.to_string())
}

struct Trial<'a> {
    workers: WorkerPool,
    worker: Option<Worker>,
    scratch: PathBuf,
    artifacts: Option<&'a Artifacts>,
}

impl Trial<'_> {
    fn failure(&mut self, tree: &Value) -> io::Result<Option<String>> {
        let path = self.scratch.join("smaller.json");
        fs::write(&path, tree.to_string())?;
        let folder = self.scratch.join("crate");
        let _ = fs::remove_dir_all(&folder);
        let request = format!("file {} {}", path.display(), folder.display());
        match self
            .workers
            .send(&mut self.worker, &self.scratch, &request)?
            .outcome
        {
            Outcome::Failed(why) => Ok(Some(why)),
            Outcome::Refused => Ok(None),
            Outcome::Generated(_, package) => match self.artifacts {
                Some(artifacts) => Ok(compile(&folder, &package, artifacts)?.err()),
                None => Ok(None),
            },
        }
    }
}

/// Whether two failures begin with the same text.
fn is_same_failure(one: &str, other: &str) -> bool {
    one.chars().take(36).eq(other.chars().take(36))
}

fn list_pointers(value: &Value, at: String, pointers: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().rev() {
                pointers.push(format!("{at}/{index}"));
                list_pointers(item, format!("{at}/{index}"), pointers);
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                pointers.push(format!("{at}/{key}"));
                list_pointers(value, format!("{at}/{key}"), pointers);
            }
        }
        _ => {}
    }
}

fn without(tree: &Value, pointer: &str) -> Option<Value> {
    let mut tree = tree.clone();
    let (parent, key) = pointer.rsplit_once('/')?;
    match tree.pointer_mut(parent)? {
        Value::Object(map) => map.shift_remove(&key.replace("~1", "/").replace("~0", "~"))?,
        Value::Array(items) => {
            let index: usize = key.parse().ok()?;
            (index < items.len()).then(|| items.remove(index))?
        }
        _ => return None,
    };
    Some(tree)
}
