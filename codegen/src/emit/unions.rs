//! ```text
//! /// How an order is paid.
//! #[derive(Clone, Debug, PartialEq)]
//! pub enum Payment {
//!     Card(CardPayment),
//!     Transfer(BankTransfer),
//!     Unknown(Value),
//! }
//!
//! wire::tagged!(Payment "type" { Card own "card", Transfer own "transfer" });
//! ```

use super::parts::{docs, literal, token, ty};
use crate::plan::{Union, UnionKind};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn union(union: &Union) -> TokenStream {
    let docs = docs(&union.docs);
    let name = token(&union.name);
    let variants = union.variants.iter().map(|variant| {
        let name = token(&variant.name);
        let ty = ty(&variant.ty, false);
        quote! { #name(#ty), }
    });
    let wire = wire(union);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name {
            #(#variants)*
            #[doc = " Something that the document does not name, as it came."]
            Unknown(Value),
        }
        #wire
    }
}

fn wire(union: &Union) -> TokenStream {
    let name = token(&union.name);
    let variants = union.variants.iter().map(|variant| token(&variant.name));
    match &union.kind {
        UnionKind::Tagged { property, entries } => {
            let entries = variants.zip(entries).map(|(name, entry)| {
                let own = if entry.own {
                    quote! { own }
                } else {
                    quote! { add }
                };
                let values = &entry.values;
                quote! { #name #own #(#values)|* }
            });
            quote! { wire::tagged!(#name #property { #(#entries),* }); }
        }
        UnionKind::Fitted(known) => {
            let entries = variants.zip(known).map(|(name, known)| {
                let known = known.iter().map(|(property, literals)| {
                    let literals = literals.iter().map(literal);
                    quote! { #property: #(#literals)|* }
                });
                let known: Vec<TokenStream> = known.collect();
                if known.is_empty() {
                    quote! { #name }
                } else {
                    quote! { #name { #(#known),* } }
                }
            });
            quote! { wire::union!(#name { #(#entries),* }); }
        }
    }
}
