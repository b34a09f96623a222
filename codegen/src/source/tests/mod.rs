//! Small documents through the whole of this phase.

mod files;
mod positions;
mod refused;
mod values;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::Sources;
use crate::diag::{Diagnostics, FileId};
use serde_json::Value;

/// What a text holds, and the messages about it as `code pointer`.
fn read(name: &str, text: &str) -> (Value, Vec<String>) {
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text(name, text.to_owned(), &mut diags).unwrap();
    (sources.value(FileId(0)).clone(), codes(&diags))
}

fn codes(diags: &Diagnostics) -> Vec<String> {
    diags
        .iter()
        .map(|d| format!("{} {}", d.code, d.place.pointer))
        .collect()
}

/// A folder with files, gone with this value.
struct Folder(PathBuf);

impl Folder {
    fn of(files: &[(&str, &str)]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "callwright-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let folder = std::env::temp_dir().join(name);
        for (name, text) in files {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl AsRef<Path> for Folder {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _left_behind = std::fs::remove_dir_all(&self.0);
    }
}
