//! Makes a document that fails smaller, for as long as it fails in the same way.

use crate::compile::compile;
use crate::mutants::{Outcome, Worker, Workers};
use crate::{Artifacts, root};
use serde_json::Value;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Tries to take away every value of the document at `path`; the smallest that fails as it does, as JSON. With
/// `artifacts`, what it becomes is compiled too.
///
/// # Errors
///
/// When it doesn't fail, can't be read, or a worker doesn't start.
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
    let workers = Workers {
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
    let told = |error: io::Error| error.to_string();
    let wanted = trial
        .failure(&tree)
        .map_err(told)?
        .ok_or("it doesn't fail")?;
    eprintln!("{wanted}");
    // Large parts first: what is in them goes with them.
    let mut changed = true;
    while changed {
        changed = false;
        let mut pointers = Vec::new();
        list(&tree, String::new(), &mut pointers);
        pointers.sort_by_key(|pointer| pointer.matches('/').count());
        for pointer in pointers {
            let Some(smaller) = without(&tree, &pointer) else {
                continue;
            };
            if trial
                .failure(&smaller)
                .map_err(told)?
                .is_some_and(|why| alike(&why, &wanted))
            {
                tree = smaller;
                changed = true;
            }
        }
    }
    serde_json::to_string_pretty(&tree).map_err(|error| error.to_string())
}

struct Trial<'a> {
    workers: Workers,
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
        let question = format!("file {} {}", path.display(), folder.display());
        match self
            .workers
            .ask(&mut self.worker, &self.scratch, &question)?
            .outcome
        {
            Outcome::Failed(why) => Ok(Some(why)),
            Outcome::Refused => Ok(None),
            Outcome::Made(_, package) => match self.artifacts {
                Some(artifacts) => Ok(compile(&folder, &package, artifacts)?.err()),
                None => Ok(None),
            },
        }
    }
}

/// Whether two failures begin in the same way.
fn alike(one: &str, other: &str) -> bool {
    one.chars().take(36).eq(other.chars().take(36))
}

fn list(value: &Value, at: String, pointers: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().rev() {
                pointers.push(format!("{at}/{index}"));
                list(item, format!("{at}/{index}"), pointers);
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                pointers.push(format!("{at}/{key}"));
                list(value, format!("{at}/{key}"), pointers);
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
