//! What a build script does: code into `OUT_DIR`, words for cargo.
//!
//! See <https://doc.rust-lang.org/cargo/reference/build-scripts.html>.

use super::{GenerateError, Generator, GeneratorOutput};
use std::fs;
use std::path::{Path, PathBuf};

impl Generator {
    /// Writes the code where `callwright::include_api!` finds it, for a build script.
    ///
    /// Cargo is told to run the script again when a file that was read changes, and only then; and
    /// what less than the document asks for could be done, as warnings. A file that would hold the
    /// same as before is not touched.
    ///
    /// # Errors
    ///
    /// When the document or the choices can't be used, or the code can't be written. Its text is for
    /// a person: return it from `main`.
    pub fn emit_to_out_dir(&self) -> Result<(), GenerateError> {
        let output = self.generate();
        print!("{}", directives(&output));
        output.check()?;
        let folder = std::env::var_os("OUT_DIR").ok_or_else(|| {
            GenerateError::new("OUT_DIR isn't set: `emit_to_out_dir` is for build scripts, which cargo runs; elsewhere use `generate`")
        })?;
        let name = &self.include_name;
        if name.is_empty() || name.contains(['/', '\\', '"']) {
            let text =
                format!("`{name}` can't be the name of a file: choose another `include_name`");
            return Err(GenerateError::new(text));
        }
        let path = PathBuf::from(folder).join(format!("{name}.rs"));
        write(&path, &output.code).map_err(|error| {
            GenerateError::new(format!("{} can't be written: {error}", path.display()))
        })
    }
}

/// What cargo is told.
pub(super) fn directives(output: &GeneratorOutput) -> String {
    let files = output.files.iter().filter_map(|file| {
        let path = std::path::absolute(file).unwrap_or_else(|_| file.clone());
        let path = path.display().to_string();
        // What follows a line break would be read as another directive.
        (!path.contains(['\n', '\r'])).then(|| format!("cargo::rerun-if-changed={path}\n"))
    });
    let mut lines: String = files.collect();
    lines.push_str(&output.cargo_warnings());
    lines
}

/// Writes a file unless it holds that text already: what includes it isn't compiled again.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    fs::write(path, text)
}
