//! What a file of the output holds.

use super::ty::{ArgumentTy, Ty};
use crate::names::Ident;
use serde_json::Value;

/// The whole output.
#[derive(Clone, Debug)]
pub struct Output {
    /// The files, each once.
    pub files: Vec<File>,
    /// The name of the crate.
    pub package: String,
}

/// One file.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path in the crate: `src/types/book.rs`.
    pub path: String,
    /// What it is, for its head.
    pub docs: Vec<String>,
    /// What it imports.
    pub imports: Vec<Import>,
    /// What it holds.
    pub items: Vec<Item>,
}

/// An import.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Import {
    /// `use super::{Author, DateTime};`
    Siblings(Vec<String>),
    /// `use crate::types;`
    Types,
    /// `use callwright::__private::v1 as wire;`
    Wire,
    /// `use callwright::Bytes;`
    Bytes,
    /// `use callwright::Call;`
    Call,
    /// `use callwright::Multipart;`
    Multipart,
    /// `use callwright::Style;`
    Style,
    /// `use std::collections::BTreeMap;`
    Map,
}

/// One thing in a file.
#[derive(Clone, Debug)]
pub enum Item {
    /// `mod book;`
    Module(Module),
    /// `pub use callwright::types::{...};` in the root of the types.
    TypeExports,
    /// `pub type A = B;`
    Alias(Alias),
    /// `pub struct Book { ... }`
    Struct(Struct),
    /// `pub enum Genre { ... }`
    Enum(Enum),
    /// `pub enum Payment { ... }`
    Union(Union),
    /// A choice of bodies, results or errors.
    Choice(Choice),
    /// The calls of a tag.
    Group(Group),
    /// A call that is still being put together.
    Builder(Builder),
    /// The client.
    Client(ClientItem),
    /// `pub mod servers { ... }`
    Servers(Vec<ServerItem>),
}

/// A module.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name.
    pub name: Ident,
    /// How others see it.
    pub public: bool,
    /// Whether what it holds is seen from where it stands: `pub use name::*;`, or the one item.
    pub export: Option<String>,
}

/// Another name for a type.
#[derive(Clone, Debug)]
pub struct Alias {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// Its name.
    pub name: Ident,
    /// What it stands for.
    pub ty: Ty,
}

/// A struct.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// Its name.
    pub name: Ident,
    /// Whether it derives `Default` (it has no constructor then).
    pub default: bool,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field that holds all other keys.
    pub rest: Option<Field>,
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// Its name.
    pub name: Ident,
    /// Its type.
    pub ty: Ty,
    /// Its key in JSON.
    pub key: String,
    /// How it is absent.
    pub kind: FieldKind,
    /// Whether the constructor takes it.
    pub argument: bool,
}

/// How a field is absent: the words of the runtime's `object!`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FieldKind {
    /// Never: `T`.
    Required,
    /// `Option<T>`, not written when `None`.
    Optional,
    /// `Option<T>`, written as null when `None`.
    Nullable,
    /// `Maybe<T>`.
    Maybe,
    /// `Option<Value>` in which a null is a value.
    Any,
}

/// An open enum of literals.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// Its name.
    pub name: Ident,
    /// What its literals are.
    pub literal: EnumLiteral,
    /// Its variants.
    pub variants: Vec<EnumVariant>,
}

/// What the literals of an enum are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EnumLiteral {
    /// Strings.
    Text,
    /// Whole numbers.
    Integer,
    /// Any scalars.
    Mixed,
}

/// A literal.
#[derive(Clone, Debug)]
pub struct EnumVariant {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// Its name.
    pub name: Ident,
    /// As it stands in JSON.
    pub literal: Value,
}

/// A union of types.
#[derive(Clone, Debug)]
pub struct Union {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// Its name.
    pub name: Ident,
    /// Its variants.
    pub variants: Vec<UnionVariant>,
    /// How they are told apart.
    pub kind: UnionKind,
}

/// A variant that holds a type.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// Its name.
    pub name: Ident,
    /// What it holds.
    pub ty: Ty,
}

/// How the variants of a union are told apart.
#[derive(Clone, Debug)]
pub enum UnionKind {
    /// By the value of a property; one entry a variant.
    Tagged {
        /// Its key.
        property: String,
        /// The values.
        entries: Vec<TagEntry>,
    },
    /// By what fits; for each variant the properties whose literals are known.
    Fitted(Vec<Vec<(String, Vec<Value>)>>),
}

/// The values of a tag that stand for a variant.
#[derive(Clone, Debug)]
pub struct TagEntry {
    /// Whether the payload has a field for the tag itself.
    pub own: bool,
    /// The values.
    pub values: Vec<String>,
}

/// A choice of bodies, results or errors.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// Its name.
    pub name: Ident,
    /// What it is a choice of.
    pub kind: ChoiceKind,
    /// Its variants.
    pub cases: Vec<Case>,
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
pub struct Case {
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

/// The calls of a tag.
#[derive(Clone, Debug)]
pub struct Group {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// Its name.
    pub name: Ident,
    /// Its methods.
    pub methods: Vec<Method>,
}

/// A call.
#[derive(Clone, Debug)]
pub struct Method {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// Its name.
    pub name: Ident,
    /// What it takes.
    pub arguments: Vec<Argument>,
    /// `get`, `post`, ...
    pub verb: &'static str,
    /// The path template.
    pub path: String,
    /// What is put into the request, in order.
    pub steps: Vec<Step>,
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
pub enum Step {
    /// A parameter.
    Parameter {
        /// `path`, `query`, `header`, `cookie`.
        place: &'static str,
        /// Its name on the wire.
        name: String,
        /// How it is written, where it isn't the usual way.
        style: Option<WireStyle>,
        /// What it is.
        value: StepValue,
    },
    /// `.body_json(body)` and its like.
    Body {
        /// The method.
        method: &'static str,
        /// The media type, where the method takes one.
        media: Option<String>,
        /// How properties of a form are written.
        encoding: Vec<(String, WireStyle)>,
        /// The body.
        value: StepValue,
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
pub struct StepValue {
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
    /// Docs, line by line.
    pub docs: Vec<String>,
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
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// The argument.
    pub argument: Argument,
    /// What it does.
    pub step: Step,
}

/// The client.
#[derive(Clone, Debug)]
pub struct ClientItem {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// What the server is told of the caller.
    pub agent: String,
    /// The first server.
    pub base_url: String,
    /// The schemes: name, variant of the runtime's `Scheme`, its argument.
    pub schemes: Vec<(String, &'static str, Option<String>)>,
    /// What operations need by default.
    pub security: Vec<Vec<String>>,
    /// The methods that set credentials.
    pub credentials: Vec<CredentialMethod>,
    /// The groups.
    pub groups: Vec<GroupMethod>,
}

/// A method that sets a credential.
#[derive(Clone, Debug)]
pub struct CredentialMethod {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// Its name.
    pub name: Ident,
    /// The scheme.
    pub scheme: String,
    /// Whether it takes a name and a password.
    pub pair: bool,
}

/// A method that gives a group.
#[derive(Clone, Debug)]
pub struct GroupMethod {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// Its name.
    pub name: Ident,
    /// The module.
    pub module: Ident,
    /// The type.
    pub ty: Ident,
}

/// A server.
#[derive(Clone, Debug)]
pub struct ServerItem {
    /// Docs, line by line.
    pub docs: Vec<String>,
    /// The constant or function.
    pub name: Ident,
    /// The URL, with variables in braces.
    pub url: String,
    /// The variables, with the names of their arguments.
    pub variables: Vec<String>,
}
