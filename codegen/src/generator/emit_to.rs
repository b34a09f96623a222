//! A whole crate, as the command line writes it.

use super::{GenerateError, Generator, GeneratorOutput, manifest};
use crate::cargo_toml;
use crate::pipeline;
use crate::render::{FolderChanges, compare};
use std::path::Path;

impl Generator {
    /// Writes a crate into a folder, as `callwright generate --out` does: only files that changed are
    /// touched, `Cargo.toml` keeps what a user wrote into it, and files that an earlier run wrote and
    /// this one doesn't are removed. Needs the feature `package`.
    ///
    /// This is for a program of one's own that prepares a repository, such as an xtask. What there is
    /// to say besides errors is in the output; its `code` is empty.
    ///
    /// # Errors
    ///
    /// When the document or the choices can't be used, or the folder can't hold the crate: then
    /// nothing is written.
    pub fn emit_to(&self, folder: impl AsRef<Path>) -> Result<GeneratorOutput, GenerateError> {
        let (output, changes) = self.compare(folder.as_ref())?;
        let applied = changes.apply();
        applied.map_err(|error| GenerateError::new(error.to_string()))?;
        Ok(output)
    }

    /// Whether a folder holds what [`emit_to`](Self::emit_to) would write, as `callwright generate
    /// --check` tells: for the test of a crate that is checked in. It writes nothing. Needs the feature
    /// `package`.
    ///
    /// ```no_run
    /// use callwright_codegen::{GenerateError, Generator};
    ///
    /// // In `tests/current.rs` of the crate.
    /// fn the_code_is_what_the_document_says() -> Result<(), GenerateError> {
    ///     Generator::from_path("openapi.yaml").check(".").map(drop)
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// When a file is missing, differs or is one too many; the error names each. And when `emit_to`
    /// would fail.
    pub fn check(&self, folder: impl AsRef<Path>) -> Result<GeneratorOutput, GenerateError> {
        let folder = folder.as_ref();
        let (output, changes) = self.compare(folder)?;
        if changes.is_empty() {
            return Ok(output);
        }
        let written = changes.written.iter().map(|change| {
            let what = if change.new { "is missing" } else { "differs" };
            format!("\n  {} {what}", change.file.path)
        });
        let removed = changes
            .removed
            .iter()
            .map(|path| format!("\n  {path} is one too many"));
        let files: String = written.chain(removed).collect();
        Err(GenerateError::new(format!(
            "{} is not what {} generates; generate it again:{files}",
            folder.display(),
            self.document.display()
        )))
    }

    /// What has to be done to the folder.
    fn compare(&self, folder: &Path) -> Result<(GeneratorOutput, FolderChanges), GenerateError> {
        let folder = self.base.join(folder);
        let mut output = GeneratorOutput::default();
        let generated = self.read(&mut output).and_then(|mut config| {
            if config.name.is_none() {
                // The docs call the crate by its name, and a manifest that is there keeps its own.
                config.name = cargo_toml::package_name(&folder);
            }
            pipeline::generate_sources(&output.sources, &config, &mut output.diags)
                .map(|generated| (config, generated))
        });
        output.check()?;
        // A run without an error has a result.
        let Ok((config, generated)) = generated else {
            return Err(GenerateError::new("no code could be generated"));
        };
        let manifest = manifest(&folder, &config, &generated, None).map_err(GenerateError::new)?;
        let changes = compare(&folder, &generated.files, &[manifest]).map_err(|errors| {
            let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
            GenerateError::new(lines.join("\n"))
        })?;
        Ok((output, changes))
    }
}
