//! Enums: one of some known literals.

use serde_json::Value;

/// An enum.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The kind of its literals.
    pub kind: EnumKind,
    /// The literals, in order, each once.
    pub values: Vec<EnumValue>,
}

/// The kind of an enum's literals.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum EnumKind {
    /// Strings.
    Text,
    /// Integers that fit in `i64`.
    Integer,
    /// Integers, at least one of which fits only in `u64`.
    WideInteger,
    /// Scalars of several kinds.
    Mixed,
}

/// One literal.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// Its JSON value.
    pub literal: Value,
    /// Its name in the document (`x-enum-varnames`).
    pub name: Option<String>,
    /// Its description in the document (`x-enum-descriptions`).
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
}
