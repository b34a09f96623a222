//! Checks of options that Rust or Cargo restricts.

use super::{Config, ConfigError};

/// Returns the first invalid option.
pub(super) fn check(config: &Config) -> Result<(), ConfigError> {
    if let Some(name) = &config.name {
        crate_name(name)?;
    }
    for (table, paths) in [("formats", &config.formats), ("types", &config.types)] {
        for (key, path) in paths {
            if syn::parse_str::<syn::Path>(path).is_err() {
                return Err(ConfigError::new(format!(
                    "`{table}.{key}` is `{path}`, which isn't the path of a Rust type"
                )));
            }
        }
    }
    for (name, value) in &config.dependencies {
        package_name(name)
            .map_err(|reason| ConfigError::new(format!("the dependency `{name}` {reason}")))?;
        if !(value.is_string() || value.is_object()) {
            return Err(ConfigError::new(format!(
                "`dependencies.{name}` is `{value}`, which is neither a version nor a table"
            )));
        }
    }
    super::webhooks::check(&config.webhooks)
}

fn crate_name(name: &str) -> Result<(), ConfigError> {
    let library = name.replace('-', "_");
    let reason = match package_name(name) {
        Err(reason) => reason,
        Ok(()) if syn::parse_str::<syn::Ident>(&library).is_err() => "is a keyword of Rust",
        Ok(()) => match library.as_str() {
            "_" => "is a keyword of Rust",
            "alloc" | "core" | "proc_macro" | "std" | "test" => {
                "is the name of a crate of the standard library"
            }
            "callwright" => "is the name of the runtime crate",
            _ => return Ok(()),
        },
    };
    Err(ConfigError::new(format!(
        "the crate can't be named `{name}`: the name {reason}"
    )))
}

/// Checks a name by Cargo's rules for packages.
fn package_name(name: &str) -> Result<(), &'static str> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    match name.chars().next() {
        None => Err("is empty"),
        Some(_) if !name.chars().all(is_allowed) => {
            Err("has characters other than letters, digits, `-` and `_`")
        }
        Some(first) if !first.is_ascii_alphabetic() && first != '_' => {
            Err("doesn't begin with a letter")
        }
        Some(_) => Ok(()),
    }
}
