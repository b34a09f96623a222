//! The files of the output, and the items in them.

mod calls;
mod choices;
mod client;
mod enums;
mod events;
mod exercise;
mod samples;
mod structs;
mod unions;

pub use calls::{
    Argument, Builder, CallGroup, CallMethod, CallResult, RequestStep, Returns, Setter,
    StepArgument, WireStyle,
};
pub use choices::{Choice, ChoiceCase, ChoiceKind};
pub use client::{ClientItem, CredentialMethod, GroupMethod, SchemeEntry, ServerItem};
pub use enums::{ConstantItem, EnumBlock, EnumItem, EnumLiterals, EnumVariant};
pub use events::{EventHandlers, EventItem, HeaderStruct, HeaderStructField, ReplyCase, ReplyItem};
pub use exercise::{
    ExerciseCall, ExerciseGroup, ExerciseOperation, ExerciseRoot, SampleArgument, SamplePart,
};
pub use samples::SampleBlock;
pub use structs::{
    Alias, Constructor, ConstructorArgument, DefaultValue, Field, FieldDefault, FieldKind, Struct,
};
pub use unions::{UnionItem, UnionVariant};

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
    /// What the crate is, as a sentence without a full stop.
    pub summary: String,
    /// Its README, line by line.
    pub readme: Vec<String>,
    /// The number of types that it declares.
    pub types: usize,
    /// The features of the crate, if parts of it can be left out.
    pub features: Vec<Feature>,
}

/// A feature of the crate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// Whether it turns on handlers of events, not calls.
    pub webhooks: bool,
}

/// One file.
#[derive(Clone, Debug)]
pub struct RustFile {
    /// Its path in the crate: `src/types/book.rs`.
    pub path: String,
    /// A comment at its head for readers of the code, line by line.
    pub comment: &'static [&'static str],
    /// Docs.
    pub docs: DocText,
    /// The attributes of the whole file.
    pub inner: Vec<InnerAttribute>,
    /// Its imports.
    pub imports: Vec<Import>,
    /// Its items.
    pub items: Vec<RustItem>,
}

/// An attribute of a whole file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum InnerAttribute {
    /// More docs, which only a crate has.
    Docs(DocText),
    /// `#![forbid(unsafe_code)]`
    NoUnsafe,
    /// `#![cfg(feature = "full")]`
    Only(&'static str),
    /// `#![allow(deprecated)]`
    AllowDeprecated,
}

/// A type in the module of the types.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Sibling {
    /// A type of the runtime.
    Runtime(&'static str),
    /// A type of the output.
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
    /// `use callwright::{Bytes, Call};`
    Runtime(Vec<&'static str>),
    /// `use callwright::webhook::{Delivery, ...};`
    Webhook,
    /// `use std::future::Future;`, which editions before 2024 don't have in their prelude.
    Future,
    /// `use std::collections::BTreeMap;`
    Map,
}

/// An item of a file.
#[derive(Clone, Debug)]
pub enum RustItem {
    /// `mod book;`
    Module(Module),
    /// `pub use callwright::types::{...};` in the module of the types.
    TypeExports,
    /// `pub type A = B;`
    Alias(Alias),
    /// `pub struct Book { ... }`
    Struct(Struct),
    /// `wire::tagged_unions! { ... }`: the unions of a file that have a tag.
    TaggedUnions(Vec<UnionItem>),
    /// `wire::unions! { ... }`: the other unions of a file.
    Unions(Vec<UnionItem>),
    /// `wire::from_scalars! { ... }`: the unions of a file that are made from their scalars.
    FromScalars(Vec<UnionItem>),
    /// `wire::constants! { ... }`: the constants of a file.
    Constants(Vec<ConstantItem>),
    /// `wire::unwind_safe!(Book, ...);`: the types of a file whose impls of `UnwindSafe` are written out.
    UnwindSafe(Vec<Ident>),
    /// `wire::text_enums! { ... }`: the enums of a file that have one kind of literals.
    Enums(EnumBlock),
    /// An enum of bodies, responses or errors.
    Choice(Choice),
    /// The calls of a tag.
    Group(CallGroup),
    /// `wire::operations! { ... }`: the builders of a file.
    Builders(Vec<Builder>),
    /// The client.
    Client(ClientItem),
    /// The handlers of webhooks or of callbacks.
    Events(Box<EventHandlers>),
    /// `pub mod servers { ... }`
    Servers(Vec<ServerItem>),
    /// `wire::samples! { ... }`: the samples of the types of a family.
    Samples(SampleBlock),
    /// The test target that calls every operation.
    Exercise(ExerciseRoot),
    /// The sample calls of a tag.
    ExerciseGroup(ExerciseGroup),
}

/// A module.
#[derive(Clone, Debug)]
pub struct Module {
    /// Docs, if its file has none.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// Whether it is `pub`.
    pub public: bool,
    /// The features of which any turns it on; empty for a module that is always compiled.
    pub features: Vec<String>,
    /// What its parent re-exports: `*` for `pub use name::*;`.
    pub export: Option<&'static str>,
}
