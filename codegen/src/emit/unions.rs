//! ```text
//! wire::tagged_unions! {
//!     /// How an order is paid.
//!     pub enum Payment by "type" {
//!         Card(CardPayment) own "card", Transfer(BankTransfer) add "transfer",
//!     }
//! }
//!
//! wire::unions! {
//!     pub enum Source { Card(Card) { "object": "card" }, Other(String) }
//! }
//!
//! wire::from_scalars! { StringOrInteger { Text(String), Integer(i64) } }
//! ```

use super::parts::{docs, literal, token, ty};
use crate::plan::{TagWriter, UnionItem, UnionKind};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn tagged_unions(unions: &[UnionItem]) -> TokenStream {
    let unions = unions.iter().map(union);
    quote! { wire::tagged_unions! { #(#unions)* } }
}

pub(super) fn unions(unions: &[UnionItem]) -> TokenStream {
    let unions = unions.iter().map(union);
    quote! { wire::unions! { #(#unions)* } }
}

pub(super) fn from_scalars(unions: &[UnionItem]) -> TokenStream {
    let unions = unions.iter().map(|union| {
        let name = token(&union.name);
        let variants = union.variants.iter().map(|variant| {
            let name = token(&variant.name);
            let ty = ty(&variant.ty, false);
            quote! { #name(#ty) }
        });
        quote! { #name { #(#variants),* } }
    });
    quote! { wire::from_scalars! { #(#unions)* } }
}

fn union(union: &UnionItem) -> TokenStream {
    let docs = docs(&union.docs);
    let name = token(&union.name);
    let variants = union.variants.iter().map(|variant| {
        let name = token(&variant.name);
        let ty = ty(&variant.ty, false);
        quote! { #name(#ty) }
    });
    match &union.kind {
        UnionKind::Tagged { property, entries } => {
            let variants = variants.zip(entries).map(|(variant, entry)| {
                let writer = match entry.writer {
                    TagWriter::Own => quote! { own },
                    TagWriter::Set => quote! { set },
                    TagWriter::Add => quote! { add },
                };
                let values = &entry.values;
                quote! { #variant #writer #(#values)|* }
            });
            quote! { #docs pub enum #name by #property { #(#variants),* } }
        }
        UnionKind::Fitted(known) | UnionKind::Open(known) => {
            let variants = variants.zip(known).map(|(variant, known)| {
                let known = known.iter().map(|(property, literals)| {
                    let literals = literals.iter().map(literal);
                    quote! { #property: #(#literals)|* }
                });
                let known: Vec<TokenStream> = known.collect();
                let known = (!known.is_empty()).then(|| quote! { { #(#known),* } });
                quote! { #variant #known }
            });
            let open = matches!(union.kind, UnionKind::Open(_)).then(|| quote! { open });
            quote! { #docs pub enum #name #open { #(#variants),* } }
        }
    }
}
