//! The choices of the file and of the command line together; the command line has the last word.

use crate::Failure;
use crate::report::Reporter;
use callwright_codegen::config::{Config, ConfigError};
use callwright_codegen::ir::{Api, Origin};
use std::collections::HashSet;
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

/// The components that `types` replaces and the document doesn't have.
pub fn unused_types<'c>(config: &'c Config, api: &Api) -> Vec<&'c str> {
    let keys = api.types.iter().filter_map(|ty| match &ty.origin {
        Origin::Component(key) => Some(key.as_str()),
        _ => None,
    });
    let known: HashSet<&str> = keys.collect();
    let chosen = config.types.keys().map(String::as_str);
    chosen.filter(|key| !known.contains(key)).collect()
}

fn refuse(reporter: Reporter, at: &str, error: &ConfigError) {
    let place = error
        .position
        .map(|(line, column)| format!(":{line}:{column}"))
        .unwrap_or_default();
    let message = format!("{at}{place}: {}", error.message);
    reporter.error("bad-config", &message, error.help.as_deref());
}
