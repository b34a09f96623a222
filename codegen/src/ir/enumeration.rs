//! Enums: one of some known literals.

use serde_json::Value;

/// One of some known literals.
#[derive(Clone, Debug)]
pub struct Enum {
    /// What the literals are.
    pub kind: EnumKind,
    /// The literals, in order, each once.
    pub values: Vec<EnumValue>,
}

/// What the literals of an enum are.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum EnumKind {
    /// Strings.
    Text,
    /// Whole numbers of 64 bits with a sign.
    Integer,
    /// Whole numbers of which one is in `u64` alone.
    WideInteger,
    /// Scalars of several kinds.
    Mixed,
}

/// One literal.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// As it stands in JSON.
    pub literal: Value,
    /// A name that the document gives it (`x-enum-varnames`).
    pub name: Option<String>,
    /// A description that the document gives it (`x-enum-descriptions`).
    pub description: Option<String>,
}
