//! What a file of the output holds.

mod calls;
mod choices;
mod client;
mod events;
mod exercise;
mod types;

pub use calls::{
    Argument, Builder, CallGroup, CallMethod, Finish, PassedArgument, RequestStep, Returns, Setter,
    WireStyle,
};
pub use choices::{Choice, ChoiceCase, ChoiceKind};
pub use client::{ClientItem, CredentialMethod, GroupMethod, ServerItem};
pub use events::{EventHandlers, EventItem, HeadersItem, ReplyCase, ReplyItem};
pub use exercise::{
    ExerciseCall, ExerciseGroup, ExerciseOperation, ExerciseRoot, SampleArgument, SamplePart,
};
pub use types::{
    Alias, DefaultValue, Enum, EnumLiteral, EnumVariant, Field, FieldDefault, FieldKind, Struct,
    TagEntry, TagWriter, Union, UnionKind, UnionVariant,
};

use super::doc_text::DocText;
use crate::names::Ident;

/// The whole output.
#[derive(Clone, Debug)]
pub struct CratePlan {
    /// The files, each once.
    pub files: Vec<RustFile>,
    /// The name of the crate.
    pub package: String,
    /// Whether there is a client.
    pub client: bool,
    /// Whether there are handlers of events.
    pub webhooks: bool,
    /// What the crate is, in a sentence without a full stop.
    pub summary: String,
    /// Its README, line by line.
    pub readme: Vec<String>,
    /// The features of the crate, if parts of it can be left out.
    pub features: Vec<Feature>,
}

/// A feature of the crate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// Whether it stands for handlers of events, not for calls.
    pub webhooks: bool,
}

/// One file.
#[derive(Clone, Debug)]
pub struct RustFile {
    /// Its path in the crate: `src/types/book.rs`.
    pub path: String,
    /// What it is, for its head.
    pub docs: DocText,
    /// What holds of all of it.
    pub inner: Vec<InnerAttribute>,
    /// What it imports.
    pub imports: Vec<Import>,
    /// What it holds.
    pub items: Vec<RustItem>,
}

/// An attribute of a whole file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum InnerAttribute {
    /// Docs that only a crate can have.
    Docs(DocText),
    /// `#![forbid(unsafe_code)]`
    NoUnsafe,
    /// `#![cfg(feature = "full")]`
    Only(&'static str),
}

/// A type that stands beside the others.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Sibling {
    /// One of the runtime's.
    Runtime(&'static str),
    /// One of the output's.
    Own(Ident),
}

impl Sibling {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Runtime(name) => name,
            Self::Own(name) => name.as_str(),
        }
    }
}

/// An import.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Import {
    /// `use super::*;`
    Siblings,
    /// `use super::{Book, Maybe};`
    Named(Vec<Sibling>),
    /// `use super::types;`
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
    /// `use callwright::webhook::{Delivery, ...};`
    Webhook,
    /// `use std::future::Future;`, which editions before 2024 don't have in their prelude.
    Future,
    /// `use std::collections::BTreeMap;`
    Map,
}

/// One thing in a file.
#[derive(Clone, Debug)]
pub enum RustItem {
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
    Group(CallGroup),
    /// A call that is still being put together.
    Builder(Builder),
    /// The client.
    Client(ClientItem),
    /// The events of a source.
    Events(Box<EventHandlers>),
    /// `pub mod servers { ... }`
    Servers(Vec<ServerItem>),
    /// The test target that calls every operation.
    Exercise(ExerciseRoot),
    /// The sample calls of a tag.
    ExerciseGroup(ExerciseGroup),
}

/// A module.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name.
    pub name: Ident,
    /// How others see it.
    pub public: bool,
    /// The features of which one must be on; none for a module that is always there.
    pub features: Vec<String>,
    /// Whether what it holds is seen from where it stands: `pub use name::*;`, or the one item.
    pub export: Option<&'static str>,
}
