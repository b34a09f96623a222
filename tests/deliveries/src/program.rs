//! The program that receives deliveries: the generated handlers and types, and a handler that records payloads.

use crate::events::Generated;
use crate::subject::Subject;
use serde_json::{Value, json};
use std::env::consts::EXE_SUFFIX;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

const MAIN: &str = include_str!("../harness/main.rs");

/// The folders in which programs are written and built.
#[derive(Clone, Debug)]
pub(crate) struct BuildFolders {
    workspace: PathBuf,
    folder: PathBuf,
}

impl BuildFolders {
    /// The default folders, below the target folder of this workspace. All programs share its `target`.
    pub(crate) fn new() -> Self {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        Self {
            folder: workspace.join("target/deliveries"),
            workspace,
        }
    }

    /// Sends all deliveries of a subject, and returns the results in order. `lenient` overrides the profile.
    ///
    /// # Errors
    ///
    /// If the program can't be written, built or run to its end.
    pub(crate) fn run(
        &self,
        subject: &Subject,
        generated: &Generated,
        lenient: Option<bool>,
    ) -> Result<Vec<Value>, String> {
        let name = package(subject);
        let folder = self.folder.join(&name);
        let failed = |error: io::Error| format!("{}: {error}", folder.display());
        self.write(&name, &folder, generated).map_err(failed)?;
        fs::write(folder.join("sent.jsonl"), input(subject, lenient)).map_err(failed)?;
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args(["build", "--quiet", "--message-format", "short"])
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"));
        let built = cargo.output().map_err(failed)?;
        if !built.status.success() {
            let text = String::from_utf8_lossy(&built.stderr);
            let errors = text.lines().filter(|line| line.contains("error"));
            let errors: Vec<&str> = errors.take(5).collect();
            return Err(format!("it doesn't compile: {}", errors.join(" / ")));
        }
        let program = self.folder.join("target/debug");
        let output = Command::new(program.join(format!("{name}{EXE_SUFFIX}")))
            .arg(folder.join("sent.jsonl"))
            .output()
            .map_err(failed)?;
        let stdout = String::from_utf8_lossy(&output.stdout);
        let results: Result<Vec<Value>, _> = stdout.lines().map(serde_json::from_str).collect();
        let results = results.map_err(|error| format!("its output isn't JSON: {error}"))?;
        if results.len() == subject.deliveries.len() {
            Ok(results)
        } else {
            let errors = String::from_utf8_lossy(&output.stderr);
            Err(format!(
                "it stopped after {} deliveries: {errors}",
                results.len()
            ))
        }
    }

    fn write(&self, name: &str, folder: &Path, generated: &Generated) -> io::Result<()> {
        for file in &generated.files {
            write_if_changed(&folder.join(&file.path), &file.text)?;
        }
        let main = MAIN
            .replace("module", &generated.module)
            .replace("Handles", generated.handles)
            .replace(
                "    // methods\n",
                &generated
                    .methods
                    .replace("module::", &format!("{}::", generated.module)),
            );
        write_if_changed(&folder.join("src/main.rs"), &main)?;
        let runtime = self.workspace.join("runtime");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n\
             callwright = {{ path = {runtime:?}, default-features = false, features = [\"webhooks\"] }}\n\
             serde = \"1\"\ntokio = {{ version = \"1\", features = [\"macros\", \"rt\", \"time\"] }}\n\n\
             [profile.dev]\ndebug = false\nincremental = false\n\n[workspace]\n"
        );
        write_if_changed(&folder.join("Cargo.toml"), &manifest)?;
        fs::copy(self.workspace.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(())
    }
}

/// Writes a file if it changed, so that unchanged files aren't compiled again.
fn write_if_changed(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    fs::write(path, text)
}

/// The package name. Subjects with the same document and profile share a crate.
fn package(subject: &Subject) -> String {
    let mut parts = subject.document.iter().rev();
    let file = parts.next().unwrap_or_default().to_string_lossy();
    let folder = parts.next().unwrap_or_default().to_string_lossy();
    let profile = subject.profile.unwrap_or("unsigned");
    let plain = |c: char| match c.is_ascii_alphanumeric() {
        true => c.to_ascii_lowercase(),
        false => '_',
    };
    let name = format!("deliveries {folder} {file} {profile}");
    name.chars().map(plain).collect()
}

/// The program's input: the first line configures the endpoint, the others are deliveries.
fn input(subject: &Subject, lenient: Option<bool>) -> String {
    let settings: Value = subject
        .settings
        .iter()
        .map(|setting| (setting.name.to_owned(), Value::from(setting.value)))
        .collect();
    let mut lines = String::new();
    let setup = json!({ "profile": subject.profile, "settings": settings, "lenient": lenient });
    let _ = writeln!(lines, "{setup}");
    for delivery in &subject.deliveries {
        let line = json!({ "headers": delivery.headers, "body": delivery.body });
        let _ = writeln!(lines, "{line}");
    }
    lines
}
