//! The table of all options. A new option is a row here and a section in `options.md`; the struct, its default, the key
//! in TOML, the method of the builder and the key of the macro follow from it.
//!
//! ```text
//! /// Docs of the field and of the method.
//! name: Option<String> = None, set(name: impl Into<String>) Some(name.into());
//!  |         |             |              |                       |
//!  key       |             default        what the method takes   what the field becomes
//!            what the field holds
//! ```
//!
//! In TOML, keys have `-` instead of `_`. `options!(declare)` calls the macro `declare` with the table.

macro_rules! options {
    ($take:ident) => {
        $take! {
            /// The name of the crate. Default: made from the document's title.
            name: Option<String> = None, set(name: impl Into<String>) Some(name.into());

            /// Whether schemas that differ only in their descriptions share a definition. Default: true.
            share_equal_types: bool = true, set(share: bool) share;

            /// Whether every object has a field `extra` for the properties that its schema doesn't name. Default:
            /// false.
            extra: bool = false, set(extra: bool) extra;

            /// Rust types for formats, by the format's name. Each is a full path to a type that implements serde's
            /// traits, `Clone`, `Debug` and `PartialEq`.
            formats: BTreeMap<String, String> = BTreeMap::new(),
                set(formats: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>)
                pairs(formats);

            /// Rust types for component schemas, by key, like those of `formats`.
            types: BTreeMap<String, String> = BTreeMap::new(),
                set(types: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>)
                pairs(types);

            /// The dependencies of the types in `formats` and `types`, each a version or a table like in `Cargo.toml`.
            /// Only for a generated crate.
            dependencies: BTreeMap<String, serde_json::Value> = BTreeMap::new(),
                set(dependencies: impl IntoIterator<Item = (impl Into<String>, impl Into<serde_json::Value>)>)
                pairs(dependencies);

            /// Whether the client is generated. Without it and without webhooks, only types are generated. Default:
            /// true.
            client: bool = true, set(client: bool) client;

            /// Whether handlers of webhooks and callbacks are generated, and options for them.
            webhooks: WebhookOptions = WebhookOptions::default(), set(webhooks: impl Into<WebhookOptions>) webhooks.into();

            /// The licence of the crate, as an SPDX expression. Only for a generated crate.
            license: Option<String> = None, set(license: impl Into<String>) Some(license.into());

            /// The URL of the crate's repository. Only for a generated crate.
            repository: Option<String> = None, set(repository: impl Into<String>) Some(repository.into());

            /// Whether the crate has a feature for each tag. Default: true from five hundred operations on. Only for a
            /// generated crate.
            tag_features: Option<bool> = None, set(on: bool) Some(on);

            /// Whether a test that calls every operation with sample arguments is generated. Only for a generated
            /// crate. Default: false.
            exercise: bool = false, set(exercise: bool) exercise;

            /// Whether every struct and every union has a function `sample`, which makes one for tests from the
            /// document's examples. A generated crate has them with its feature `samples`. Default: false.
            samples: bool = false, set(samples: bool) samples;

            /// Whether a `$ref` may name a file outside of the document's folder. Default: false.
            outside_refs: bool = false, set(allowed: bool) allowed;
        }
    };
}

pub(crate) use options;

use std::collections::BTreeMap;

/// Makes a table of pairs.
pub(crate) fn pairs<K: Into<String>, A: Into<B>, B>(
    entries: impl IntoIterator<Item = (K, A)>,
) -> BTreeMap<String, B> {
    let entries = entries.into_iter();
    entries
        .map(|(key, value)| (key.into(), value.into()))
        .collect()
}
