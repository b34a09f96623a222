//! Enums of literals, and constants.

use crate::names::Ident;
use crate::plan::doc_text::DocText;
use serde_json::Value;

/// A string that is the only value of its type: `CardKind = "card"`
#[derive(Clone, Debug)]
pub struct ConstantItem {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// The string.
    pub text: String,
}

/// The enums of a file whose literals are of one kind: one call of a macro.
#[derive(Clone, Debug)]
pub struct EnumBlock {
    /// The kind of literals.
    pub literals: EnumLiterals,
    /// The enums.
    pub enums: Vec<EnumItem>,
}

/// The kind of literals that an enum has.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum EnumLiterals {
    /// Strings.
    Text,
    /// Integers within `i64`.
    Integer,
    /// Integers of which one is within `u64` only.
    WideInteger,
    /// Any scalars.
    Mixed,
}

/// An open enum of literals.
#[derive(Clone, Debug)]
pub struct EnumItem {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// Whether its one variant is its default.
    pub default: bool,
    /// Its variants.
    pub variants: Vec<EnumVariant>,
}

/// A literal of an enum.
#[derive(Clone, Debug)]
pub struct EnumVariant {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// The literal, as it is in JSON.
    pub literal: Value,
}
