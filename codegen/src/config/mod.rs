//! The options of the command line, build scripts and the macro.
//!
#![doc = include_str!("options.md")]

mod check;
mod error;
mod options;
#[cfg(all(test, feature = "toml"))]
mod tests;
pub(crate) mod webhooks;

pub use error::ConfigError;
pub(crate) use options::{options, pairs};
pub use webhooks::{Envelope, WebhookOptions};

pub use error::nearest;

use serde::Deserialize;
use std::collections::BTreeMap;

macro_rules! declare {
    ($($(#[$docs:meta])* $key:ident: $type:ty = $default:expr, set($($set:tt)*) $value:expr;)*) => {
        /// The options for one document.
        #[derive(Clone, Debug, Deserialize, PartialEq)]
        #[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
        pub struct Config {
            $($(#[$docs])* pub $key: $type,)*
        }

        impl Default for Config {
            fn default() -> Self {
                Self { $($key: $default,)* }
            }
        }
    };
}

options!(declare);

impl Config {
    /// Reads options from TOML. Needs the feature `toml`.
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
    /// If the text isn't TOML, or has an unknown key or an invalid value (see [`Config::check`]). The error has the
    /// position if it is known.
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, ConfigError> {
        let config: Self =
            toml::from_str(text).map_err(|error| ConfigError::of_toml(text, &error))?;
        config.check()?;
        Ok(config)
    }

    /// Checks all values: `name` is valid for Cargo and Rust, `formats` and `types` are paths of types, `dependencies` are
    /// versions or tables, `webhooks` has valid paths.
    ///
    /// # Errors
    ///
    /// The first invalid value.
    pub fn check(&self) -> Result<(), ConfigError> {
        check::check(self)
    }
}
