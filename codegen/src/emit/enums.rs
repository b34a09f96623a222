//! ```text
//! /// What kind of book it is.
//! #[derive(Clone)]
//! pub enum Genre {
//!     Poetry,
//!     Unknown(String),
//! }
//!
//! wire::text_enum!(Genre { Poetry "poetry" });
//!
//! /// Always `card`.
//! pub struct CardKind;
//!
//! wire::constant!(CardKind "card");
//! ```

use super::parts::{docs, literal, token};
use crate::plan::{Enum, EnumLiteral};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn enumeration(e: &Enum) -> TokenStream {
    let docs = docs(&e.docs);
    let name = token(&e.name);
    if let Some(text) = &e.constant {
        return quote! {
            #docs
            pub struct #name;
            wire::constant!(#name #text);
        };
    }
    let single = e.variants.len() == 1;
    let default = single.then(|| quote! { , Default });
    let mark = single.then(|| quote! { #[default] });
    let variants = e.variants.iter().map(|variant| {
        let docs = self::docs(&variant.docs);
        let name = token(&variant.name);
        quote! { #docs #mark #name, }
    });
    let entries = e.variants.iter().map(|variant| {
        let name = token(&variant.name);
        let literal = literal(&variant.literal);
        quote! { #name #literal }
    });
    // What a string enum can do beside, its macro does by the string, in less code.
    let (derives, unknown, kind) = match e.literal {
        EnumLiteral::Text => (
            quote! { Clone #default },
            quote! { String },
            quote! { text_enum },
        ),
        EnumLiteral::Integer => (
            quote! { Clone, Debug #default, Eq, Hash, PartialEq },
            quote! { i64 },
            quote! { int_enum },
        ),
        EnumLiteral::Mixed => (
            quote! { Clone, Debug #default, PartialEq },
            quote! { Value },
            quote! { value_enum },
        ),
    };
    quote! {
        #docs
        #[derive(#derives)]
        pub enum #name {
            #(#variants)*
            #[doc = " A value that the document does not name."]
            Unknown(#unknown),
        }
        wire::#kind!(#name { #(#entries),* });
    }
}
