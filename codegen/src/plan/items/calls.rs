//! Calls, and the parts of a call.

use crate::names::Ident;
use crate::plan::DocText;
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

/// A call.
#[derive(Clone, Debug)]
pub struct CallMethod {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// What it takes.
    pub arguments: Vec<Argument>,
    /// `get`, `post`, ...
    pub verb: &'static str,
    /// The path template.
    pub path: String,
    /// What is put into the request, in order.
    pub steps: Vec<RequestStep>,
    /// What it gives.
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

/// What a method gives.
#[derive(Clone, Debug)]
pub enum Returns {
    /// A call that is ready to be sent.
    Call(Finish),
    /// A builder of this name.
    Builder(Ident),
}

/// How a call ends.
#[derive(Clone, Debug)]
pub struct Finish {
    /// `json`, `text`, `bytes`, `empty`, `choose`.
    pub method: &'static str,
    /// What it gives.
    pub ok: Ty,
    /// What it gives when the server refuses, where the document says.
    pub error: Option<Ty>,
}

/// Something that is put into a request.
#[derive(Clone, Debug)]
pub enum RequestStep {
    /// A parameter.
    Parameter {
        /// `path`, `query`, `header`, `cookie`.
        place: &'static str,
        /// Its name on the wire.
        name: String,
        /// How it is written, where it isn't the usual way.
        style: Option<WireStyle>,
        /// What it is.
        value: PassedArgument,
    },
    /// `.body_json(body)` and its like.
    Body {
        /// The method.
        method: &'static str,
        /// The media type, where the method takes one.
        media: Option<String>,
        /// How all properties of a form are written, where that is one way.
        style: Option<WireStyle>,
        /// How properties of a form are written.
        encoding: Vec<(String, WireStyle)>,
        /// The body.
        value: PassedArgument,
    },
    /// `.accept("...")`
    Accept(String),
    /// `.security(&[&["..."]])`
    Security(Vec<Vec<String>>),
    /// `.server("...")`
    Server(String),
}

/// An argument as it is handed on.
#[derive(Clone, Debug)]
pub struct PassedArgument {
    /// The argument.
    pub name: Ident,
    /// Whether a reference must be taken.
    pub by_reference: bool,
}

/// A style of the runtime.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WireStyle {
    /// The constant: `PIPE_DELIMITED`.
    pub constant: &'static str,
    /// Where it differs from the constant's own.
    pub explode: Option<bool>,
    /// Whether reserved characters stay.
    pub reserved: bool,
    /// Whether items of lists are numbered.
    pub indexed: bool,
}

/// A call that is still being put together.
#[derive(Clone, Debug)]
pub struct Builder {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// What can be chained.
    pub setters: Vec<Setter>,
    /// How it ends.
    pub finish: Finish,
}

/// An optional part of a call.
#[derive(Clone, Debug)]
pub struct Setter {
    /// Docs.
    pub docs: DocText,
    /// The argument.
    pub argument: Argument,
    /// What it does.
    pub step: RequestStep,
}
