//! Calls: a method for each operation, and builders for those with optional arguments.

use crate::names::Ident;
use crate::plan::doc_text::DocText;
use crate::plan::ty::{ArgumentTy, Ty};

/// The calls of a tag.
#[derive(Clone, Debug)]
pub struct CallGroup {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// Its methods.
    pub methods: Vec<CallMethod>,
}

/// The method that calls an operation.
#[derive(Clone, Debug)]
pub struct CallMethod {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// Its arguments.
    pub arguments: Vec<Argument>,
    /// The HTTP method: `get`, `post`.
    pub verb: &'static str,
    /// The path template.
    pub path: String,
    /// What it puts into the request, in order.
    pub steps: Vec<RequestStep>,
    /// What it returns.
    pub returns: Returns,
}

/// An argument.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Its name.
    pub name: Ident,
    /// Its type.
    pub ty: ArgumentTy,
}

/// What a method returns.
#[derive(Clone, Debug)]
pub enum Returns {
    /// A call that is ready to be sent.
    Call(CallResult),
    /// The builder of this name.
    Builder(Ident),
}

/// What a call returns when it is sent.
#[derive(Clone, Debug)]
pub struct CallResult {
    /// How the response is decoded: `json`, `text`, `bytes`, `empty`, `choose`.
    pub method: &'static str,
    /// The type of a successful response.
    pub ok: Ty,
    /// The type of an error response, if the document describes one.
    pub error: Option<Ty>,
}

/// A method of the runtime's draft of a request, with its arguments: `.query("genre", &genre)`
#[derive(Clone, Debug)]
pub struct RequestStep {
    /// The method.
    pub method: &'static str,
    /// Its arguments.
    pub arguments: Vec<StepArgument>,
}

/// An argument of a [`RequestStep`].
#[derive(Clone, Debug)]
pub enum StepArgument {
    /// `genre`
    Value(Ident),
    /// `&genre`
    Reference(Ident),
    /// `"genre"`
    Text(String),
    /// `Style::FORM`
    Style(WireStyle),
    /// `&[("tags", Style::FORM)]`
    Styles(Vec<(String, WireStyle)>),
    /// `&[&["token"]]`
    Requirements(Vec<Vec<String>>),
}

/// A style of the runtime.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WireStyle {
    /// The constant: `PIPE_DELIMITED`.
    pub constant: &'static str,
    /// `explode`, if it differs from that of the constant.
    pub explode: Option<bool>,
    /// Whether reserved characters aren't encoded.
    pub reserved: bool,
    /// Whether the items of arrays are numbered.
    pub indexed: bool,
}

/// A call that takes optional arguments.
#[derive(Clone, Debug)]
pub struct Builder {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// The methods that set its optional arguments.
    pub setters: Vec<Setter>,
    /// What the call returns.
    pub result: CallResult,
}

/// A method that sets an optional argument.
#[derive(Clone, Debug)]
pub struct Setter {
    /// Docs.
    pub docs: DocText,
    /// The argument, whose name is the method's too.
    pub argument: Argument,
    /// What it puts into the request.
    pub step: RequestStep,
}
