//! The compiled runtime crate, for calling rustc without cargo.

use crate::root;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where rustc finds the runtime crate and its dependencies.
#[derive(Clone, Debug)]
pub struct Artifacts {
    runtime: PathBuf,
    dependencies: PathBuf,
}

impl Artifacts {
    /// Builds the runtime. `macros` adds the macro and with it the generator, which takes long to compile.
    ///
    /// # Errors
    ///
    /// If cargo fails. Its messages go to the standard error.
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
            .map_err(|error| format!("cargo can't be run: {error}"))?;
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        let runtime = lines.lines().filter_map(runtime_library).next_back();
        let runtime = runtime.ok_or("cargo built no runtime crate")?;
        let dependencies = runtime.parent().map(Path::to_owned);
        Ok(Self {
            dependencies: dependencies.ok_or("the runtime crate is in no folder")?,
            runtime,
        })
    }

    /// Adds the arguments that check a library in one file against the runtime. Warnings are errors. The
    /// output is only the metadata that crates depending on it need.
    pub fn rustc(&self, program: &mut Command, source: &Path, name: &str, out: &Path) {
        self.library(program, source, name);
        program.args(["--emit", "metadata", "-o"]).arg(out);
    }

    /// Adds the arguments for a library in one file that depends on the runtime. Warnings are errors.
    pub fn library(&self, program: &mut Command, source: &Path, name: &str) {
        program
            .args(["--edition", "2024", "--crate-type", "lib"])
            .args(["--crate-name", name, "--error-format", "short"])
            .args(["-D", "warnings", "--cfg", "feature=\"reqwest\""])
            .arg("--extern")
            .arg(format!("callwright={}", self.runtime.display()))
            .arg("-L")
            .arg(format!("dependency={}", self.dependencies.display()))
            .arg(source);
    }
}

/// The runtime's library, if this line of cargo's output reports it.
fn runtime_library(line: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(line).ok()?;
    let kind = message["target"]["kind"].as_array()?;
    let is_runtime =
        message["target"]["name"] == "callwright" && kind.iter().any(|kind| kind == "lib");
    let files = message["filenames"].as_array().filter(|_| is_runtime)?;
    let mut files = files.iter().filter_map(Value::as_str);
    files
        .find(|file| file.ends_with(".rmeta"))
        .map(PathBuf::from)
}
