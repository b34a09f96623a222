//! What a user may choose: one model behind the command line, build scripts and the macro.
//!
#![doc = include_str!("options.md")]

mod check;
mod fault;
mod options;
#[cfg(all(test, feature = "toml"))]
mod tests;
pub(crate) mod webhooks;

pub use fault::ConfigError;
pub(crate) use options::{options, pairs};
pub use webhooks::{Envelope, WebhookOptions};

pub use fault::nearest;

use serde::Deserialize;
use std::collections::BTreeMap;

macro_rules! declare {
    ($($(#[$docs:meta])* $key:ident: $type:ty = $default:expr, set($($set:tt)*) $value:expr;)*) => {
        /// The choices for one document.
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
    /// Reads the choices from TOML. Needs the feature `toml`.
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
    #[cfg(feature = "toml")]
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
