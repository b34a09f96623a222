//! Generation of a whole crate, like the command line.

use super::{GenerateError, Generator, GeneratorOutput, manifest};
use crate::cargo_toml;
use crate::pipeline;
use crate::render::{FolderChanges, compare};
use std::path::Path;

impl Generator {
    /// Writes a crate into a folder, like `callwright generate --out`: only changed files are written, `Cargo.toml` keeps
    /// what the user added, and files of an earlier run that are no longer needed are removed. Needs the feature
    /// `package`.
    ///
    /// For a program that prepares a repository, such as an xtask. Warnings are in the output; its `code` is empty.
    ///
    /// # Errors
    ///
    /// If the document or an option can't be used, or the crate can't be written into the folder. Then nothing is
    /// written.
    pub fn emit_to(&self, folder: impl AsRef<Path>) -> Result<GeneratorOutput, GenerateError> {
        let (output, changes) = self.compare(folder.as_ref())?;
        let applied = changes.apply();
        applied.map_err(|error| GenerateError::new(error.to_string()))?;
        Ok(output)
    }

    /// Checks that a folder is what [`emit_to`](Self::emit_to) would write, like `callwright generate --check`: for the
    /// test of a crate that is checked in. It writes nothing. Needs the feature `package`.
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
    /// If a file is missing, differs or isn't needed; the error names each. Also if `emit_to` would fail.
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
            .map(|path| format!("\n  {path} isn't needed"));
        let files: String = written.chain(removed).collect();
        Err(GenerateError::new(format!(
            "{} is not up to date with {}; generate it again:{files}",
            folder.display(),
            self.document.display()
        )))
    }

    /// The changes that the folder needs.
    fn compare(&self, folder: &Path) -> Result<(GeneratorOutput, FolderChanges), GenerateError> {
        let folder = self.base.join(folder);
        let mut output = GeneratorOutput::default();
        let generated = self.read(&mut output).and_then(|mut config| {
            if config.name.is_none() {
                // The docs use the crate's name, and an existing manifest keeps its name.
                config.name = cargo_toml::package_name(&folder);
            }
            pipeline::generate_sources(&output.sources, &config, &mut output.diags)
                .map(|generated| (config, generated))
        });
        output.check()?;
        // Not reached: a run without an error has a result.
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
