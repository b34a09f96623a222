//! Enums of bodies, responses or errors.

use super::calls::WireStyle;
use crate::ir::Status;
use crate::names::Ident;
use crate::plan::doc_text::DocText;
use crate::plan::ty::Ty;

/// An enum of bodies, responses or errors.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// What it is an enum of.
    pub kind: ChoiceKind,
    /// Its variants.
    pub cases: Vec<ChoiceCase>,
}

/// What an enum is of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChoiceKind {
    /// Bodies of a request, in a file of calls.
    Bodies,
    /// Responses, in a file of calls.
    Responses,
    /// Errors, in a file of types.
    Errors,
}

/// A variant.
#[derive(Clone, Debug)]
pub struct ChoiceCase {
    /// Its name.
    pub name: Ident,
    /// The type that it holds.
    pub ty: Option<Ty>,
    /// The status of a response: `404`, `"4XX"`, `default`.
    pub status: Option<Status>,
    /// The encoding: `json`, `form`, `multipart`, `text`, `bytes`, `empty`.
    pub format: &'static str,
    /// The media type, if there is a body.
    pub media: Option<String>,
    /// The styles of a form's properties.
    pub styles: Vec<(String, WireStyle)>,
}
