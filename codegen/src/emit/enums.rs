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

use super::parts::{docs, literal, token, word};
use crate::plan::{ConstantItem, EnumBlock, EnumItem, EnumLiterals};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn constants(constants: &[ConstantItem]) -> TokenStream {
    let constants = constants.iter().map(constant);
    quote! { wire::constants! { #(#constants)* } }
}

fn constant(constant: &ConstantItem) -> TokenStream {
    let docs = docs(&constant.docs);
    let name = token(&constant.name);
    let text = &constant.text;
    quote! { #docs #name = #text, }
}

pub(super) fn block(block: &EnumBlock) -> TokenStream {
    let macro_name = word(match block.literals {
        EnumLiterals::Text => "text_enums",
        EnumLiterals::Integer => "int_enums",
        EnumLiterals::WideInteger => "wide_int_enums",
        EnumLiterals::Mixed => "value_enums",
    });
    let enums = block.enums.iter().map(enumeration);
    quote! { wire::#macro_name! { #(#enums)* } }
}

fn enumeration(e: &EnumItem) -> TokenStream {
    let docs = docs(&e.docs);
    let name = token(&e.name);
    let derive = e.default.then(|| quote! { #[derive(Default)] });
    let default = e.default.then(|| quote! { #[default] });
    let variants = e.variants.iter().map(|variant| {
        let docs = self::docs(&variant.docs);
        let name = token(&variant.name);
        let literal = literal(&variant.literal);
        quote! { #docs #default #name = #literal }
    });
    quote! {
        #docs
        #derive
        pub enum #name { #(#variants),* }
    }
}
