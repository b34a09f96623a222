//! ```text
//! /// A book.
//! #[derive(Clone, Debug, PartialEq)]
//! pub struct Book {
//!     pub title: String,
//!     pub pages: Option<i64>,
//! }
//!
//! wire::object!(Book { 0 req title "title" String, 1 opt pages "pages" });
//! ```

use super::parts::{docs, token, ty};
use crate::plan::{Alias, Field, FieldKind, Struct};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn structure(s: &Struct) -> TokenStream {
    let docs = docs(&s.docs);
    let name = token(&s.name);
    let default = s.default.then(|| quote! { , Default });
    let fields = s.fields.iter().chain(&s.rest).map(field);
    let entries = s
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| entry(index, field));
    let rest = s.rest.as_ref().map(|field| {
        let name = token(&field.name);
        quote! { rest #name }
    });
    // The runtime reads the fields of large objects in groups of thirty-two.
    let entries: Vec<TokenStream> = entries.collect();
    let groups = entries.chunks(32).map(|group| quote! { #(#group),* });
    let rest = rest.map(|rest| quote! { , #rest });
    quote! {
        #docs
        #[derive(Clone, Debug #default, PartialEq)]
        pub struct #name { #(#fields)* }
        wire::object!(#name { #(#groups);* #rest });
    }
}

fn field(field: &Field) -> TokenStream {
    let docs = docs(&field.docs);
    let name = token(&field.name);
    let ty = ty(&field.ty, false);
    quote! { #docs pub #name: #ty, }
}

fn entry(index: usize, field: &Field) -> TokenStream {
    let index = Literal::usize_unsuffixed(index);
    let name = token(&field.name);
    let key = &field.key;
    let argument = field.argument.then(|| ty(&field.ty, false));
    let kind = match field.kind {
        FieldKind::Required => quote! { req },
        FieldKind::Optional => quote! { opt },
        FieldKind::Nullable => quote! { nul },
        FieldKind::Maybe => quote! { tri },
        FieldKind::Any => quote! { any },
    };
    quote! { #index #kind #name #key #argument }
}

pub(super) fn alias(alias: &Alias) -> TokenStream {
    let docs = docs(&alias.docs);
    let name = token(&alias.name);
    let ty = ty(&alias.ty, false);
    quote! { #docs pub type #name = #ty; }
}
