//! How much memory and time a document may take.

use crate::config::Config;

/// The limits of one document. The defaults are at least four times what the largest known documents need, and
/// stop a hostile one within about a second.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Limits {
    /// The size of one file in bytes. 64 MiB.
    pub max_bytes: u64,
    /// The size of all files together in bytes. 256 MiB.
    pub max_total_bytes: u64,
    /// How deeply objects and arrays may be nested. 128. A greater value has no effect, because serde_json and
    /// serde_yaml stop there too.
    pub max_depth: usize,
    /// The number of files. 10,000.
    pub max_files: usize,
    /// The number of values in one file after YAML aliases are expanded. 5 million.
    pub max_nodes: usize,
    /// The size of all strings and keys in one file after YAML aliases are expanded, in bytes. 128 MiB.
    pub max_text: usize,
    /// Whether a `$ref` may name a file outside of the document's folder. No.
    pub outside: bool,
}

impl Limits {
    /// The default limits, and whether the options allow files outside of the document's folder.
    pub fn of(config: &Config) -> Self {
        Self {
            outside: config.outside_refs,
            ..Self::default()
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: 64 << 20,
            max_total_bytes: 256 << 20,
            max_depth: 128,
            max_files: 10_000,
            max_nodes: 5_000_000,
            max_text: 128 << 20,
            outside: false,
        }
    }
}

/// How many properties, literals and alternatives merged schemas may have in all. Beyond that, a schema that
/// merges others is any JSON.
///
/// The largest known document has half of them, and each makes about five kilobytes of output.
pub const MERGED: usize = 120_000;

/// How deep lowering recurses into nested types before it queues the rest: each level takes a few kilobytes of
/// the stack.
pub const NESTED: usize = 48;

/// How many aliases may lead to a type before an alias is made one of the type itself.
pub const ALIASES: usize = 16;

/// How many references are followed one after the other.
pub const REFERENCES: usize = 100;

/// The most properties of an object: the runtime reads no more fields.
pub const PROPERTIES: usize = 1000;

/// The most steps of one sample: one for each value that is made or checked, and one for each sixteen keywords of a
/// schema. Some documents refer to themselves in so many ways that a sample would never end. Beyond the limit,
/// values aren't checked, and the rest of the sample is null.
pub const SAMPLE: usize = 50_000;

/// The most steps of all samples of a document. The largest known document takes a twentieth.
pub const SAMPLES: usize = 2_000_000;

/// The longest sample string, in characters.
pub const SAMPLE_TEXT: usize = 4096;
