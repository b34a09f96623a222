//! Unions.

use crate::names::Ident;
use crate::plan::doc_text::DocText;
use crate::plan::ty::Ty;
use serde_json::Value;

/// A union of types.
#[derive(Clone, Debug)]
pub struct Union {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// Its variants.
    pub variants: Vec<UnionVariant>,
    /// How they are told apart.
    pub kind: UnionKind,
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// Its name.
    pub name: Ident,
    /// The type that it holds.
    pub ty: Ty,
}

/// How the variants of a union are told apart.
#[derive(Clone, Debug)]
pub enum UnionKind {
    /// By the value of a property, with one entry for each variant.
    Tagged {
        /// The key of the property.
        property: String,
        /// The values.
        entries: Vec<TagEntry>,
    },
    /// By which variant fits best. For each variant, the properties whose literals are known.
    Fitted(Vec<Vec<(String, Vec<Value>)>>),
    /// As [`UnionKind::Fitted`], and JSON that no variant holds completely is kept as JSON.
    Open(Vec<Vec<(String, Vec<Value>)>>),
}

/// The values of a tag that mean one variant.
#[derive(Clone, Debug)]
pub struct TagEntry {
    /// Who writes the tag.
    pub writer: TagWriter,
    /// The values.
    pub values: Vec<String>,
}

/// Who writes the tag of a union's variant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TagWriter {
    /// The payload: its field has no other value.
    Own,
    /// The payload; the union, if the payload's value isn't one of the variant's.
    Set,
    /// The union: the payload has no field for it.
    Add,
}
