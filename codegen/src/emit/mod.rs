//! Templates: the plan to tokens. Decides nothing, cannot fail; each file opens with the Rust that
//! it makes.
//!
//! Must not know the model, nor make a name.

mod calls;
mod choices;
mod client;
mod enums;
mod events;
mod modules;
mod parts;
mod steps;
mod structs;
mod unions;

use crate::plan::{File, Import, Item, Ty};
use parts::inner_docs;
use proc_macro2::TokenStream;
use quote::quote;

/// The tokens of a file.
pub fn file(file: &File) -> TokenStream {
    let docs = inner_docs(&file.docs);
    let imports = file.imports.iter().map(import);
    let items = file.items.iter().map(item);
    quote! { #docs #(#imports)* #(#items)* }
}

/// A type as one writes it outside of the files of types: `Vec<types::Book>`.
pub fn type_text(ty: &Ty) -> String {
    // No type that is made here needs its spaces.
    parts::ty(ty, true).to_string().replace(' ', "")
}

fn import(import: &Import) -> TokenStream {
    match import {
        Import::Siblings(names) => {
            let names = names.iter().map(|name| parts::word(name));
            quote! { use super::{#(#names),*}; }
        }
        Import::Types => quote! { use crate::types; },
        Import::Wire => quote! { use callwright::__private::v1 as wire; },
        Import::Bytes => quote! { use callwright::Bytes; },
        Import::Call => quote! { use callwright::Call; },
        Import::Multipart => quote! { use callwright::Multipart; },
        Import::Style => quote! { use callwright::Style; },
        Import::Webhook => quote! {
            use callwright::webhook::{
                Delivery, EndpointBuilder, Outcome, ReceiverBuilder, Undecodable, Unknown,
            };
        },
        Import::Map => quote! { use std::collections::BTreeMap; },
    }
}

fn item(item: &Item) -> TokenStream {
    match item {
        Item::Module(module) => modules::module(module),
        Item::TypeExports => modules::type_exports(),
        Item::Alias(alias) => structs::alias(alias),
        Item::Struct(s) => structs::structure(s),
        Item::Enum(e) => enums::enumeration(e),
        Item::Union(union) => unions::union(union),
        Item::Choice(choice) => choices::choice(choice),
        Item::Group(group) => calls::group(group),
        Item::Builder(builder) => calls::builder(builder),
        Item::Client(client) => client::client(client),
        Item::Events(events) => events::events(events),
        Item::Servers(servers) => client::servers(servers),
    }
}
