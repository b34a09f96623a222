//! What a user may choose. One model behind the command line, the file and the builder.

mod check;
mod fault;
#[cfg(test)]
mod tests;
mod webhooks;

pub use fault::ConfigError;
pub use webhooks::{Envelope, Webhooks};

pub(crate) use fault::nearest;

use serde::Deserialize;
use std::collections::BTreeMap;

/// The choices for one document.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The name of the crate; by default made of the document's title.
    pub name: Option<String>,
    /// Whether schemas that are equal but for their prose become one type. Default: true.
    pub share_equal_types: bool,
    /// Whether every object keeps the properties that its schema doesn't name, in a field `extra`.
    /// Default: false.
    pub extra: bool,
    /// Rust types for formats, by the format's name: `date-time = "chrono::DateTime<chrono::Utc>"`.
    /// Each must be known by its full path and have serde's traits, `Clone`, `Debug` and `PartialEq`.
    pub formats: BTreeMap<String, String>,
    /// Rust types for component schemas, by key.
    pub types: BTreeMap<String, String>,
    /// Dependencies that the types named here come from, as they stand in `Cargo.toml`:
    /// `chrono = { version = "0.4", features = ["serde"] }`.
    pub dependencies: BTreeMap<String, toml::Value>,
    /// Whether `$ref`s may lead to files outside of the document's folder. Default: false.
    pub outside_refs: bool,
    /// Whether calls are generated. Without them and without webhooks, only the types are.
    /// Default: true.
    pub client: bool,
    /// Whether and how handlers of webhooks are generated.
    pub webhooks: Webhooks,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            name: None,
            share_equal_types: true,
            extra: false,
            formats: BTreeMap::new(),
            types: BTreeMap::new(),
            dependencies: BTreeMap::new(),
            outside_refs: false,
            client: true,
            webhooks: Webhooks::default(),
        }
    }
}

impl Config {
    /// Reads the choices from TOML.
    ///
    /// ```
    /// use callwright_codegen::config::Config;
    ///
    /// let config = Config::from_toml("extra = true").unwrap();
    /// assert!(config.extra);
    ///
    /// let error = Config::from_toml("extras = true").unwrap_err();
    /// assert_eq!(error.position, Some((1, 1)));
    /// assert_eq!(error.help.as_deref(), Some("did you mean `extra`?"));
    /// ```
    ///
    /// # Errors
    ///
    /// When the text is no TOML, holds a key that doesn't exist or a choice that can't be honoured
    /// (see [`Config::check`]); the message names the line where it is known.
    pub fn from_toml(text: &str) -> Result<Self, ConfigError> {
        let config: Self =
            toml::from_str(text).map_err(|error| ConfigError::of_toml(text, &error))?;
        config.check()?;
        Ok(config)
    }

    /// Whether every choice can be honoured: `name` is one that Cargo and Rust take for a crate,
    /// `formats` and `types` hold paths, `dependencies` versions or tables, `webhooks` paths and
    /// pointers.
    ///
    /// # Errors
    ///
    /// The first that can't.
    pub fn check(&self) -> Result<(), ConfigError> {
        check::check(self)
    }
}
