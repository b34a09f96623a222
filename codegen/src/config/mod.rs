//! What a user may choose. One model behind the command line, the file and the builder.

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
    /// Dependencies that the types named here come from, as lines of `Cargo.toml`:
    /// `chrono = { version = "0.4", features = ["serde"] }` is `chrono = '...'` here.
    pub dependencies: BTreeMap<String, toml::Value>,
    /// Whether `$ref`s may lead to files outside of the document's folder. Default: false.
    pub outside_refs: bool,
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
        }
    }
}

impl Config {
    /// Reads the choices from TOML.
    ///
    /// # Errors
    ///
    /// When the text is no TOML or holds a key that doesn't exist; the message names the line.
    pub fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}
