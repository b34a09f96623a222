//! The generator for build scripts, the macro and other programs.
//!
//! In `build.rs`:
//!
//! ```no_run
//! use callwright_codegen::{GenerateError, Generator};
//!
//! fn main() -> Result<(), GenerateError> {
//!     Generator::from_path("openapi.yaml").extra(true).emit_to_out_dir()
//! }
//! ```
//!
//! and in the code, `mod api { callwright::include_api!(); }`.

mod build_script;
#[cfg(feature = "package")]
mod emit_to;
mod error;
#[cfg(feature = "package")]
mod manifest;
mod output;
mod setters;
#[cfg(all(test, feature = "toml"))]
mod tests;

pub use error::GenerateError;
#[cfg(feature = "package")]
pub use manifest::manifest;
pub use output::{GeneratorOutput, Message};

use crate::config::Config;
use crate::diag::{Diagnostic, ErrorReported, Place};
use crate::pipeline;
use crate::source::Limits;
use std::path::{Path, PathBuf};

/// Generates code from one document.
///
/// Every key of [`Config`] is a method of the same name. A method takes precedence over a configuration file
/// (`config_file`, with the feature `toml`), whichever is called first.
#[derive(Clone, Debug)]
pub struct Generator {
    document: PathBuf,
    base: PathBuf,
    config: Config,
    /// Copies each option that was set here over the one of the file.
    overrides: Vec<fn(&Config, &mut Config)>,
    config_file: Option<PathBuf>,
    include_name: String,
}

impl Generator {
    /// A generator for the document at this path, JSON or YAML. A relative path begins at the current folder; in a build
    /// script, that is the folder of its package.
    pub fn from_path(document: impl Into<PathBuf>) -> Self {
        Self {
            document: document.into(),
            base: PathBuf::new(),
            config: Config::default(),
            overrides: Vec::new(),
            config_file: None,
            include_name: "api".to_owned(),
        }
    }

    /// Sets the folder at which relative paths begin. Messages have the paths as they were given.
    #[must_use]
    pub fn relative_to(mut self, folder: impl Into<PathBuf>) -> Self {
        self.base = folder.into();
        self
    }

    /// Sets all options at once, instead of those of a file.
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        self.config = config;
        self.overrides = vec![|from, to| *to = from.clone()];
        self
    }

    /// Reads options from a TOML file.
    #[cfg(feature = "toml")]
    #[must_use]
    pub fn config_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.config_file = Some(path.into());
        self
    }

    /// Sets the name for `callwright::include_api!("name")`. Default: `api`, the name for `include_api!()`. Two documents
    /// of one build script need different names.
    #[must_use]
    pub fn include_name(mut self, name: impl Into<String>) -> Self {
        self.include_name = name.into();
        self
    }

    /// Generates one module in memory. Errors are in the output too.
    pub fn generate(&self) -> GeneratorOutput {
        let mut output = GeneratorOutput::default();
        // The error is in the diagnostics.
        let _ = self.run(&mut output);
        output
    }

    fn run(&self, output: &mut GeneratorOutput) -> Result<(), ErrorReported> {
        let config = self.read(output)?;
        output.code = pipeline::generate_module(&output.sources, &config, &mut output.diags)?;
        Ok(())
    }

    /// Reads all files, and returns the options.
    fn read(&self, output: &mut GeneratorOutput) -> Result<Config, ErrorReported> {
        let config = self.settings(output)?;
        let path = self.base.join(&self.document);
        output.files.push(path.clone());
        let name = self.document.display().to_string();
        let GeneratorOutput { sources, diags, .. } = output;
        let read = sources.read_as(&path, name, &Limits::of(&config), diags);
        let others = sources.files().skip(1).map(|file| file.path.clone());
        output.files.extend(others);
        read.map(|()| config)
    }

    /// The options of the file, replaced by those of the methods.
    fn settings(&self, output: &mut GeneratorOutput) -> Result<Config, ErrorReported> {
        let mut config = match &self.config_file {
            Some(path) => self.read_config(path, output)?,
            None => Config::default(),
        };
        for carry in &self.overrides {
            carry(&self.config, &mut config);
        }
        let checked = config.check();
        checked.map_err(|error| output.fail("bad-config", error.message, error.help))?;
        Ok(config)
    }

    #[cfg(feature = "toml")]
    fn read_config(
        &self,
        path: &Path,
        output: &mut GeneratorOutput,
    ) -> Result<Config, ErrorReported> {
        let name = path.display();
        let path = self.base.join(path);
        output.files.push(path.clone());
        let text = std::fs::read_to_string(&path).map_err(|error| {
            let message = format!("{name} can't be read: {error}");
            output.fail("unreadable-config", message, None)
        })?;
        Config::from_toml(&text).map_err(|error| {
            let place = error
                .position
                .map(|(line, column)| format!(":{line}:{column}"));
            let message = format!("{name}{}: {}", place.unwrap_or_default(), error.message);
            output.fail("bad-config", message, error.help)
        })
    }

    #[cfg(not(feature = "toml"))]
    fn read_config(&self, _: &Path, _: &mut GeneratorOutput) -> Result<Config, ErrorReported> {
        Ok(Config::default())
    }
}

impl GeneratorOutput {
    /// Adds an error that isn't about a place in the document.
    fn fail(&mut self, code: &'static str, message: String, help: Option<String>) -> ErrorReported {
        let mut error = Diagnostic::error(code, &Place::nowhere(), message);
        error.help = help;
        self.diags.push(error);
        ErrorReported
    }
}
