//! Generation in a build script: code into `OUT_DIR`, and directives for cargo.
//!
//! See <https://doc.rust-lang.org/cargo/reference/build-scripts.html>.

use super::{GenerateError, Generator, GeneratorOutput};
use std::fs;
use std::path::{Path, PathBuf};

impl Generator {
    /// Writes the code to `OUT_DIR`, from which `callwright::include_api!` includes it. For build scripts.
    ///
    /// It prints directives for cargo: the script runs again only if a file that was read changes, and warnings about
    /// the document are shown. If the code is the same as before, its file isn't written.
    ///
    /// # Errors
    ///
    /// If the document or an option can't be used, or the code can't be written. Return it from `main` to print it.
    pub fn emit_to_out_dir(&self) -> Result<(), GenerateError> {
        let output = self.generate();
        print!("{}", directives(&output));
        output.check()?;
        let folder = std::env::var_os("OUT_DIR").ok_or_else(|| {
            GenerateError::new("OUT_DIR isn't set: `emit_to_out_dir` is only for build scripts; use `generate` elsewhere")
        })?;
        let name = &self.include_name;
        if name.is_empty() || name.contains(['/', '\\', '"']) {
            let text = format!("`{name}` isn't a valid file name: set another `include_name`");
            return Err(GenerateError::new(text));
        }
        let path = PathBuf::from(folder).join(format!("{name}.rs"));
        write(&path, &output.code).map_err(|error| {
            GenerateError::new(format!("{} can't be written: {error}", path.display()))
        })
    }
}

/// The directives for cargo.
pub(super) fn directives(output: &GeneratorOutput) -> String {
    let files = output.files.iter().filter_map(|file| {
        let path = std::path::absolute(file).unwrap_or_else(|_| file.clone());
        let path = path.display().to_string();
        // A line break would begin another directive.
        (!path.contains(['\n', '\r'])).then(|| format!("cargo::rerun-if-changed={path}\n"))
    });
    let mut lines: String = files.collect();
    lines.push_str(&output.cargo_warnings());
    lines
}

/// Writes a file unless it has that text already, so that code that includes it isn't compiled again.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    fs::write(path, text)
}
