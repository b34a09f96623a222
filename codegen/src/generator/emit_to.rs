//! A whole crate, as the command line writes it.

use super::{GenerateError, Generator, Output};
use crate::cargo_toml::{self, Wanted};
use crate::render::{Changes, Rendered, compare};
use crate::road::{self, Generated};
use std::io::ErrorKind;
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
        let manifest = manifest(&folder, &config, &generated)?;
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

fn manifest(
    folder: &Path,
    config: &crate::config::Config,
    generated: &Generated,
) -> Result<Rendered, GenerateError> {
    let path = folder.join("Cargo.toml");
    let wrong = |reason: String| GenerateError::new(format!("{}: {reason}", path.display()));
    let old = match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(wrong(format!("it can't be read: {error}"))),
    };
    let wanted = Wanted {
        name: &generated.package,
        name_is_chosen: config.name.is_some(),
        runtime_path: None,
        exercise: config.exercise,
        webhooks: generated.webhooks,
        dependencies: config.dependencies.clone(),
    };
    Ok(Rendered {
        path: "Cargo.toml".to_owned(),
        text: cargo_toml::merge(old.as_deref(), &wanted).map_err(wrong)?,
    })
}
