//! Choices that TOML can hold and Rust or Cargo can't.

use super::{Config, ConfigError};

/// The first choice that can't be honoured.
pub(super) fn check(config: &Config) -> Result<(), ConfigError> {
    if let Some(name) = &config.name {
        crate_name(name)?;
    }
    for (table, paths) in [("formats", &config.formats), ("types", &config.types)] {
        for (key, path) in paths {
            if syn::parse_str::<syn::Path>(path).is_err() {
                return Err(ConfigError::new(format!(
                    "`{path}`, in `{table}` for `{key}`, is not the path of a Rust type"
                )));
            }
        }
    }
    for (name, value) in &config.dependencies {
        package_name(name)
            .map_err(|reason| ConfigError::new(format!("the dependency `{name}` {reason}")))?;
        if !(value.is_string() || value.is_object()) {
            return Err(ConfigError::new(format!(
                "the dependency `{name}` is `{value}`, which is neither a version nor a table"
            )));
        }
    }
    super::webhooks::check(&config.webhooks)
}

fn crate_name(name: &str) -> Result<(), ConfigError> {
    let library = name.replace('-', "_");
    let reason = match package_name(name) {
        Err(reason) => reason,
        Ok(()) if syn::parse_str::<syn::Ident>(&library).is_err() => "is a word of Rust",
        Ok(()) => match library.as_str() {
            "_" => "is a word of Rust",
            "alloc" | "core" | "proc_macro" | "std" | "test" => "is the name of a crate of Rust",
            "callwright" => "is the name of the runtime crate that it needs",
            _ => return Ok(()),
        },
    };
    Err(ConfigError::new(format!(
        "the crate can't be called `{name}`: it {reason}"
    )))
}

/// Cargo's rule for the names of packages.
fn package_name(name: &str) -> Result<(), &'static str> {
    let may_stand = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    match name.chars().next() {
        None => Err("is empty"),
        Some(_) if !name.chars().all(may_stand) => {
            Err("has characters besides letters, digits, `-` and `_`")
        }
        Some(first) if !first.is_ascii_alphabetic() && first != '_' => {
            Err("doesn't begin with a letter")
        }
        Some(_) => Ok(()),
    }
}
