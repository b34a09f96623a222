//! Templates, which turn the plan into tokens.
//!
//! They decide nothing and can't fail. Each file opens with the Rust that it makes; this one puts a file together:
//!
//! ```text
//! //! Calls of `books`.
//!
//! use super::types;
//! use callwright::Call;
//!
//! pub struct Books { ... }
//! ```
//!
//! This phase must not know the model, and must not make names.

mod calls;
mod choices;
mod client;
mod enums;
mod events;
mod exercise;
mod modules;
mod parts;
mod samples;
mod steps;
mod structs;
mod unions;

use crate::plan::{Import, InnerAttribute, RustFile, RustItem, Sibling, Ty};
use parts::inner_docs;
use proc_macro2::TokenStream;
use quote::quote;

/// The tokens of a file.
pub fn file(file: &RustFile) -> TokenStream {
    let docs = inner_docs(&file.docs);
    let inner = file.inner.iter().map(inner);
    let imports = file.imports.iter().map(import);
    let items = file.items.iter().map(item);
    quote! { #docs #(#inner)* #(#imports)* #(#items)* }
}

/// A type as it is written outside the files of types: `Vec<types::Book>`.
pub fn type_text(ty: &Ty) -> String {
    // No type needs the spaces between its tokens.
    parts::ty(ty, true).to_string().replace(' ', "")
}

fn inner(inner: &InnerAttribute) -> TokenStream {
    match inner {
        InnerAttribute::Docs(lines) => inner_docs(lines),
        InnerAttribute::NoUnsafe => quote! { #![forbid(unsafe_code)] },
        InnerAttribute::Only(feature) => quote! { #![cfg(feature = #feature)] },
        InnerAttribute::AllowDeprecated => quote! { #![allow(deprecated)] },
    }
}

fn import(import: &Import) -> TokenStream {
    match import {
        Import::Siblings => quote! { use super::*; },
        Import::Named(names) => {
            let names = names.iter().map(|name| match name {
                Sibling::Runtime(name) => parts::word(name),
                Sibling::Own(name) => parts::token(name),
            });
            quote! { use super::{#(#names),*}; }
        }
        Import::Types => quote! { use super::types; },
        Import::Wire => quote! { use callwright::__private::v1 as wire; },
        Import::Runtime(names) => match names.as_slice() {
            [name] => {
                let name = parts::word(name);
                quote! { use callwright::#name; }
            }
            names => {
                let names = names.iter().map(|name| parts::word(name));
                quote! { use callwright::{#(#names),*}; }
            }
        },
        Import::Webhook => quote! {
            pub use callwright::webhook::{
                Delivery, EndpointBuilder, Outcome, ReceiverBuilder, UndecodableEvent, UnknownEvent,
            };
        },
        Import::Future => quote! { use std::future::Future; },
        Import::Map => quote! { use std::collections::BTreeMap; },
    }
}

fn item(item: &RustItem) -> TokenStream {
    match item {
        RustItem::Module(module) => modules::module(module),
        RustItem::TypeExports => modules::type_exports(),
        RustItem::Alias(alias) => structs::alias(alias),
        RustItem::Struct(s) => structs::structure(s),
        RustItem::TaggedUnions(unions) => unions::tagged_unions(unions),
        RustItem::Unions(unions) => unions::unions(unions),
        RustItem::FromScalars(unions) => unions::from_scalars(unions),
        RustItem::UnwindSafe(names) => structs::unwind_safe(names),
        RustItem::Constants(constants) => enums::constants(constants),
        RustItem::Enums(block) => enums::block(block),
        RustItem::Choice(choice) => choices::choice(choice),
        RustItem::Group(group) => calls::group(group),
        RustItem::Builders(builders) => calls::builders(builders),
        RustItem::Client(client) => client::client(client),
        RustItem::Servers(servers) => client::servers(servers),
        RustItem::Events(events) => events::events(events),
        RustItem::Samples(block) => samples::block(block),
        RustItem::Exercise(exercise) => exercise::exercise(exercise),
        RustItem::ExerciseGroup(group) => exercise::group(group),
    }
}
