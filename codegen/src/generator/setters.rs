//! The methods for the options, made from their table.

use super::Generator;
use crate::config::{WebhookOptions, options, pairs};

macro_rules! setters {
    ($($(#[$docs:meta])* $key:ident: $type:ty = $default:expr,
        set($argument:ident: $taken:ty) $value:expr;)*) => {
        /// The keys of [`Config`](crate::config::Config).
        impl Generator {
            $($(#[$docs])*
            #[must_use]
            pub fn $key(mut self, $argument: $taken) -> Self {
                self.config.$key = $value;
                self.overrides.push(|from, to| to.$key.clone_from(&from.$key));
                self
            })*
        }
    };
}

options!(setters);
