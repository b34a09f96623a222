//! Choices of bodies, results and errors.

use super::WireStyle;
use crate::names::Ident;
use crate::plan::DocText;
use crate::plan::ty::Ty;

/// A choice of bodies, results or errors.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// What it is a choice of.
    pub kind: ChoiceKind,
    /// Its variants.
    pub cases: Vec<ChoiceCase>,
}

/// What a choice is of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChoiceKind {
    /// Bodies of a request.
    Bodies,
    /// Results.
    Responses,
    /// Errors.
    Errors,
}

/// One of a choice.
#[derive(Clone, Debug)]
pub struct ChoiceCase {
    /// Its name.
    pub name: Ident,
    /// What it holds.
    pub ty: Option<Ty>,
    /// For answers: `404`, `"4XX"`, `default`.
    pub status: Option<crate::ir::Status>,
    /// How it is written: `json`, `form`, `multipart`, `text`, `bytes`, `empty`.
    pub format: &'static str,
    /// The media type.
    pub media: String,
    /// How the properties of a form are written.
    pub styles: Vec<(String, WireStyle)>,
}
