//! How much a document may ask of the machine.

/// What a document may use up. The defaults let every real document through that we know of, by a
/// factor of four and more, and stop a hostile one within a second or so.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Limits {
    /// The bytes of one file. 64 MiB.
    pub max_bytes: u64,
    /// The bytes of all files together. 256 MiB.
    pub max_total_bytes: u64,
    /// How deeply objects and arrays may stand in one another. 128, which is also where both
    /// serde_json and serde_yaml give up, so that a greater value has no effect.
    pub max_depth: usize,
    /// The number of files. 10,000.
    pub max_files: usize,
    /// The values in one file after YAML aliases are expanded. 5 million.
    pub max_nodes: usize,
    /// The bytes of all text in one file after YAML aliases are expanded, keys included. 128 MiB.
    pub max_text: usize,
    /// Whether a `$ref` may name a file outside of the document's own folder. No.
    pub outside: bool,
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

/// The parts that merging schemas may come to: properties, literals and alternatives of components
/// that others extend, and of alternatives that share them. Beyond it, what merges others is any JSON.
///
/// The largest known document comes to half of it, and what is written out takes five kilobytes for each.
pub const MERGED: usize = 120_000;

/// How many types are made one within another before the rest waits for these: each takes a few
/// kilobytes of the stack.
pub const NESTED: usize = 48;

/// How far an alias may be from what it stands for before it is made one of that itself.
pub const ALIASES: usize = 16;

/// How many components that are only a reference to another are followed, one after the other, where
/// a sample is made or where it is asked who may set a property.
pub const REFERENCES: usize = 100;

/// The properties that an object may have: the runtime reads no more fields.
pub const PROPERTIES: usize = 1000;

/// What one sample may take: a step for each schema that is looked at, and for each sixteen of its
/// keywords. Some documents refer to themselves in so many ways that there is no end to what could be
/// made of them; what isn't looked at is believed.
pub const SAMPLE: usize = 50_000;

/// What all samples of a document may take. The most that a known document takes is a twentieth.
pub const SAMPLES: usize = 2_000_000;

/// The longest text that is made because a schema asks for a long one, in characters.
pub const SAMPLE_TEXT: usize = 4096;
