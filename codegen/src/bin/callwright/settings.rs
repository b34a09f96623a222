//! The choices of the file and of the command line together; the command line has the last word.

use crate::Failure;
use crate::report::Reporter;
use callwright_codegen::config::{Config, ConfigError};
use std::path::Path;

/// Reads the configuration and puts `name` in its place.
///
/// # Errors
///
/// [`Failure::Usage`], after saying what is wrong.
pub fn read(
    file: Option<&Path>,
    name: Option<&str>,
    reporter: Reporter,
) -> Result<Config, Failure> {
    let mut config = match file {
        None => Config::default(),
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| {
                let message = format!("{} can't be read: {error}", path.display());
                reporter.error("unreadable-config", &message, None);
                Failure::Usage
            })?;
            Config::from_toml(&text).map_err(|error| {
                refuse(reporter, &path.display().to_string(), &error);
                Failure::Usage
            })?
        }
    };
    if let Some(name) = name {
        config.name = Some(name.to_owned());
        config.check().map_err(|error| {
            refuse(reporter, "--name", &error);
            Failure::Usage
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
