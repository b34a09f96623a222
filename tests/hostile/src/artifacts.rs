//! The runtime, built once, for a compiler that is called without cargo.

use crate::root;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the compiler finds the runtime crate with all that generated code and the macro need.
#[derive(Clone, Debug)]
pub struct Artifacts {
    runtime: PathBuf,
    dependencies: PathBuf,
}

impl Artifacts {
    /// Builds the runtime, with its macro if that is wanted: it brings the generator, which takes long.
    ///
    /// # Errors
    ///
    /// When cargo fails; its messages have gone to the standard error.
    pub fn build(macros: bool) -> Result<Self, String> {
        let features = match macros {
            true => "exercise,macros,webhooks",
            false => "exercise,webhooks",
        };
        let output = Command::new("cargo")
            .args(["build", "-p", "callwright", "--features", features])
            .args([
                "--locked",
                "--quiet",
                "--message-format",
                "json-render-diagnostics",
            ])
            .current_dir(root())
            .stderr(std::process::Stdio::inherit())
            .output()
            .map_err(|error| format!("cargo doesn't start: {error}"))?;
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        let runtime = lines.lines().filter_map(runtime).next_back();
        let runtime = runtime.ok_or("cargo built no runtime crate")?;
        let dependencies = runtime.parent().map(Path::to_owned);
        Ok(Self {
            dependencies: dependencies.ok_or("the runtime crate is in no folder")?,
            runtime,
        })
    }

    /// The compiler, for a library in a file that uses the runtime; warnings are errors. What it makes is
    /// only what others need to be checked against it.
    pub fn rustc(&self, program: &mut Command, source: &Path, name: &str, out: &Path) {
        program
            .args([
                "--edition",
                "2024",
                "--crate-type",
                "lib",
                "--emit",
                "metadata",
            ])
            .args([
                "--crate-name",
                name,
                "--error-format",
                "short",
                "-D",
                "warnings",
            ])
            .args(["--cfg", "feature=\"reqwest\""])
            .arg("--extern")
            .arg(format!("callwright={}", self.runtime.display()))
            .arg("-L")
            .arg(format!("dependency={}", self.dependencies.display()))
            .arg("-o")
            .arg(out)
            .arg(source);
    }
}

/// The library of the runtime, if this line of cargo's tells of it.
fn runtime(line: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(line).ok()?;
    let kind = message["target"]["kind"].as_array()?;
    let wanted = message["target"]["name"] == "callwright" && kind.iter().any(|kind| kind == "lib");
    let files = message["filenames"].as_array().filter(|_| wanted)?;
    let mut files = files.iter().filter_map(Value::as_str);
    files
        .find(|file| file.ends_with(".rmeta"))
        .map(PathBuf::from)
}
