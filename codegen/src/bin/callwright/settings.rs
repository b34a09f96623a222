//! The options of the configuration file and of the command line, which takes precedence.

use crate::report::Reporter;
use crate::run_error::RunError;
use callwright_codegen::config::{Config, ConfigError};
use std::path::Path;

/// Reads the configuration file, and sets the crate's name to `name`.
///
/// # Errors
///
/// [`RunError::Usage`], after a message.
pub fn read(
    file: Option<&Path>,
    name: Option<&str>,
    reporter: Reporter,
) -> Result<Config, RunError> {
    let mut config = match file {
        None => Config::default(),
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| {
                let message = format!("{} can't be read: {error}", path.display());
                reporter.error("unreadable-config", &message, None);
                RunError::Usage
            })?;
            Config::from_toml(&text).map_err(|error| {
                refuse(reporter, &path.display().to_string(), &error);
                RunError::Usage
            })?
        }
    };
    if let Some(name) = name {
        config.name = Some(name.to_owned());
        config.check().map_err(|error| {
            refuse(reporter, "--name", &error);
            RunError::Usage
        })?;
    }
    Ok(config)
}

fn refuse(reporter: Reporter, at: &str, error: &ConfigError) {
    let place = error
        .position
        .map(|(line, column)| format!(":{line}:{column}"))
        .unwrap_or_default();
    let message = format!("{at}{place}: {}", error.message);
    reporter.error("bad-config", &message, error.help.as_deref());
}
