//! The last line of `generate`: what was generated, and how long it took.

use crate::report::{Reporter, stdout, stdout_json};
use crate::run_error::RunError;
use callwright_codegen::GeneratedCrate;
use callwright_codegen::render::FolderChanges;
use serde_json::json;
use std::time::Duration;

/// What a run of `generate` did.
pub struct Summary<'g> {
    generated: &'g GeneratedCrate,
    written: usize,
    unchanged: usize,
    removed: usize,
    mode: Mode,
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Mode {
    Written,
    DryRun,
    Check,
}

impl<'g> Summary<'g> {
    /// The summary of a run that writes.
    pub fn new(generated: &'g GeneratedCrate, changes: &FolderChanges) -> Self {
        Self {
            generated,
            written: changes.written.len(),
            unchanged: changes.unchanged,
            removed: changes.removed.len(),
            mode: Mode::Written,
        }
    }

    /// Makes it the summary of a run that writes nothing, and lists the files that differ.
    pub fn set_dry_run(&mut self, check: bool) {
        self.mode = if check { Mode::Check } else { Mode::DryRun };
    }

    /// Prints it to stdout.
    ///
    /// # Errors
    ///
    /// If stdout can't be written to.
    pub fn print(
        &self,
        changes: &FolderChanges,
        took: Duration,
        reporter: Reporter,
    ) -> Result<(), RunError> {
        if reporter.is_human() {
            stdout(&format!("{}{}\n", self.list(changes), self.line(took)))
        } else {
            stdout_json(&self.object(changes, took), false)
        }
    }

    /// The files that would change, one per line.
    fn list(&self, changes: &FolderChanges) -> String {
        if self.mode == Mode::Written {
            return String::new();
        }
        changed_files(changes)
            .map(|(what, path)| format!("{what:<8} {path}\n"))
            .collect()
    }

    fn line(&self, took: Duration) -> String {
        let api = &self.generated.api;
        let mut parts = vec![
            count(api.operations.len(), "operation"),
            count(self.generated.types, "type"),
        ];
        if self.generated.webhooks {
            parts.insert(1, count(api.events.len(), "event"));
        }
        if !api.skipped.is_empty() {
            parts.push(format!("{} skipped", api.skipped.len()));
        }
        let Self {
            written,
            unchanged,
            removed,
            ..
        } = self;
        let done = match self.mode {
            Mode::Written => "written",
            Mode::DryRun | Mode::Check => "to write",
        };
        let gone = match self.mode {
            Mode::Written => "removed",
            Mode::DryRun | Mode::Check => "to remove",
        };
        format!(
            "{}: {}; {} {done}, {unchanged} unchanged, {removed} {gone}; {} ms",
            self.generated.package,
            parts.join(", "),
            count(*written, "file"),
            took.as_millis()
        )
    }

    fn object(&self, changes: &FolderChanges, took: Duration) -> serde_json::Value {
        let api = &self.generated.api;
        let files: Vec<_> = changed_files(changes)
            .map(|(change, path)| json!({ "change": change, "path": path }))
            .collect();
        json!({
            "summary": {
                "crate": self.generated.package,
                "mode": match self.mode {
                    Mode::Written => "write",
                    Mode::DryRun => "dry-run",
                    Mode::Check => "check",
                },
                "operations": api.operations.len(),
                "events": if self.generated.webhooks { api.events.len() } else { 0 },
                "types": self.generated.types,
                "skipped": api.skipped.len(),
                "written": self.written,
                "unchanged": self.unchanged,
                "removed": self.removed,
                "files": files,
                "milliseconds": u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            }
        })
    }
}

/// The files that change, and how, by path.
fn changed_files(changes: &FolderChanges) -> impl Iterator<Item = (&'static str, &str)> {
    let written = changes.written.iter().map(|change| {
        let what = if change.new { "new" } else { "changed" };
        (what, change.file.path.as_str())
    });
    let removed = changes.removed.iter().map(|path| ("stale", path.as_str()));
    let mut all: Vec<_> = written.chain(removed).collect();
    all.sort_by_key(|(_, path)| *path);
    all.into_iter()
}

/// `1 file`, `2 files`.
pub fn count(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
