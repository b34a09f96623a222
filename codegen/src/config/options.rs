//! The table of all choices. A new one is a row here, and a section of `options.md`: the struct, its
//! default, the key in TOML, the method of the builder and the key of the macro follow.
//!
//! ```text
//! /// Docs of the field and of the method.
//! name: Option<String> = None, set(name: impl Into<String>) Some(name.into());
//!  |         |             |              |                       |
//!  key       |             default        what the method takes   what the field becomes
//!            what the field holds
//! ```
//!
//! Keys have `-` in place of `_` in TOML. Whoever needs every choice takes the table by the name of
//! a macro: `options!(declare)`.

macro_rules! options {
    ($take:ident) => {
        $take! {
            /// The name of the crate; by default made of the document's title.
            name: Option<String> = None, set(name: impl Into<String>) Some(name.into());

            /// Whether schemas that are equal but for their prose become one type. Default: true.
            share_equal_types: bool = true, set(share: bool) share;

            /// Whether every object keeps the properties that its schema doesn't name, in a field
            /// `extra`. Default: false.
            extra: bool = false, set(extra: bool) extra;

            /// Rust types for formats, by the format's name. Each must be known by its full path and
            /// have serde's traits, `Clone`, `Debug` and `PartialEq`.
            formats: BTreeMap<String, String> = BTreeMap::new(),
                set(formats: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>)
                pairs(formats);

            /// Rust types for component schemas, by key. They are as those of `formats`.
            types: BTreeMap<String, String> = BTreeMap::new(),
                set(types: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>)
                pairs(types);

            /// Dependencies that the types named here come from, each a version or a table as it
            /// stands in `Cargo.toml`. They matter where a crate is written.
            dependencies: BTreeMap<String, serde_json::Value> = BTreeMap::new(),
                set(dependencies: impl IntoIterator<Item = (impl Into<String>, impl Into<serde_json::Value>)>)
                pairs(dependencies);

            /// Whether calls are generated. Without them and without webhooks, only the types are.
            /// Default: true.
            client: bool = true, set(client: bool) client;

            /// Whether and how handlers of webhooks and callbacks are generated: `false`, or what is to be
            /// said about them.
            webhooks: WebhookOptions = WebhookOptions::default(), set(webhooks: impl Into<WebhookOptions>) webhooks.into();

            /// The licence of the crate, as `Cargo.toml` says it: an SPDX expression. It matters where a
            /// crate is written.
            license: Option<String> = None, set(license: impl Into<String>) Some(license.into());

            /// The URL where the source of the crate is kept. It matters where a crate is written.
            repository: Option<String> = None, set(repository: impl Into<String>) Some(repository.into());

            /// Whether the crate has a feature for each tag. By default it has, from five hundred operations
            /// on. It matters where a crate is written.
            tag_features: Option<bool> = None, set(on: bool) Some(on);

            /// Whether a test target that calls every operation with sample arguments is written too.
            /// It matters where a crate is written. Default: false.
            exercise: bool = false, set(exercise: bool) exercise;

            /// Whether `$ref`s may lead to files outside of the document's folder. Default: false.
            outside_refs: bool = false, set(allowed: bool) allowed;
        }
    };
}

pub(crate) use options;

use std::collections::BTreeMap;

/// Entries of any kind, as a table holds them.
pub(crate) fn pairs<K: Into<String>, A: Into<B>, B>(
    entries: impl IntoIterator<Item = (K, A)>,
) -> BTreeMap<String, B> {
    let entries = entries.into_iter();
    entries
        .map(|(key, value)| (key.into(), value.into()))
        .collect()
}
