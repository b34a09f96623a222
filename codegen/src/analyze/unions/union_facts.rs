//! What the analysis finds out about a union.

use crate::ir::Variant;
use serde_json::Value;

/// The variants of a union, and how they are told apart.
#[derive(Clone, Debug)]
pub struct UnionFacts {
    /// The variants. A type is several variants where several values of the tag select it and it has no
    /// place to keep the value.
    pub variants: Vec<Variant>,
    /// How they are told apart.
    pub kind: UnionKind,
}

/// How the variants of a union are told apart.
#[derive(Clone, Debug)]
pub enum UnionKind {
    /// By the value of a property.
    Tagged {
        /// Its key.
        property: String,
        /// One entry for each variant.
        entries: Vec<TagEntry>,
    },
    /// The variant that fits a value best is taken; for each variant, the properties that help to decide.
    Fitted(Vec<PropertyLiterals>),
    /// The same, and a value that no variant holds completely is kept as JSON.
    Open(Vec<PropertyLiterals>),
}

/// Properties whose literals tell a variant from another one, each with its literals.
pub type PropertyLiterals = Vec<(String, Vec<Value>)>;

/// The values of a tag that select a variant.
#[derive(Clone, Debug)]
pub struct TagEntry {
    /// Who writes the tag.
    pub writer: TagWriter,
    /// The values; at least one.
    pub values: Vec<String>,
}

/// Who writes the tag of a union's variant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TagWriter {
    /// The payload: its field holds nothing else.
    Own,
    /// The payload, and the union where the payload has none of the variant's values.
    Set,
    /// The union: the payload has no field for it.
    Add,
}

impl UnionFacts {
    /// Whether a property tells the variants apart.
    pub fn is_tagged(&self) -> bool {
        matches!(self.kind, UnionKind::Tagged { .. })
    }

    /// The first value of the tag that selects a variant.
    pub fn tag_value(&self, variant: usize) -> Option<&str> {
        match &self.kind {
            UnionKind::Tagged { entries, .. } => {
                entries.get(variant)?.values.first().map(String::as_str)
            }
            UnionKind::Fitted(_) | UnionKind::Open(_) => None,
        }
    }
}
