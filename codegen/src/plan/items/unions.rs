//! Unions.

use crate::analyze::UnionKind;
use crate::names::Ident;
use crate::plan::doc_text::DocText;
use crate::plan::ty::Ty;

/// A union of types.
#[derive(Clone, Debug)]
pub struct UnionItem {
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
