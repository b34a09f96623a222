//! ```text
//! wire::text_enums! {
//!     /// What kind of book it is.
//!     pub enum Genre { Poetry = "poetry", PlusOne = "+1" }
//! }
//!
//! wire::constants! {
//!     CardKind = "card", CoinKind = "coin",
//! }
//! ```

use super::parts::{docs, literal, token};
use crate::plan::{Enum, EnumLiteral};
use proc_macro2::TokenStream;
use quote::quote;

/// The calls of macros that make the enums of a file.
pub(super) fn enumerations(enums: &[&Enum]) -> TokenStream {
    let (constants, others): (Vec<&Enum>, Vec<&Enum>) =
        enums.iter().partition(|e| e.constant.is_some());
    let constants: Vec<TokenStream> = constants.into_iter().map(constant).collect();
    let constants = (!constants.is_empty()).then(|| quote! { wire::constants! { #(#constants)* } });
    let blocks = [
        (EnumLiteral::Text, quote! { text_enums }),
        (EnumLiteral::Integer, quote! { int_enums }),
        (EnumLiteral::WideInteger, quote! { wide_int_enums }),
        (EnumLiteral::Mixed, quote! { value_enums }),
    ];
    let blocks = blocks.into_iter().filter_map(|(kind, macro_name)| {
        let enums = others.iter().filter(|e| e.literal == kind);
        let enums: Vec<TokenStream> = enums.map(|e| enumeration(e)).collect();
        (!enums.is_empty()).then(|| quote! { wire::#macro_name! { #(#enums)* } })
    });
    quote! { #constants #(#blocks)* }
}

fn constant(e: &Enum) -> TokenStream {
    let docs = docs(&e.docs);
    let name = token(&e.name);
    let text = &e.constant;
    quote! { #docs #name = #text, }
}

fn enumeration(e: &Enum) -> TokenStream {
    let docs = docs(&e.docs);
    let name = token(&e.name);
    let single = e.variants.len() == 1;
    let default = single.then(|| quote! { #[derive(Default)] });
    let mark = single.then(|| quote! { #[default] });
    let variants = e.variants.iter().map(|variant| {
        let docs = self::docs(&variant.docs);
        let name = token(&variant.name);
        let literal = literal(&variant.literal);
        quote! { #docs #mark #name = #literal }
    });
    quote! {
        #docs
        #default
        pub enum #name { #(#variants),* }
    }
}
