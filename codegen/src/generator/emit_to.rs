//! A whole crate, as the command line writes it.

use super::{GenerateError, Generator, Output, manifest};
use crate::render::{Changes, compare};
use crate::road;
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
    pub fn emit_to(&self, folder: impl AsRef<Path>) -> Result<Output, GenerateError> {
        let folder = self.base.join(folder);
        let mut output = Output::default();
        let generated = self.read(&mut output).and_then(|config| {
            road::generate_sources(&output.sources, &config, &mut output.diags)
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
        apply(&changes)?;
        Ok(output)
    }
}

fn apply(changes: &Changes) -> Result<(), GenerateError> {
    let applied = changes.apply();
    applied.map_err(|error| GenerateError::new(error.to_string()))
}
