//! ```text
//! /// A book.
//! #[derive(Clone)]
//! pub struct Book {
//!     pub title: String,
//!     pub pages: Option<i64>,
//! }
//!
//! wire::object!(Book { title "title!", pages "pages?" });
//! wire::new!(Book(title: impl Into<String>) pages);
//! wire::defaults!(Book { pages_or_default pages copy(i64, 100) });
//!
//! wire::unwind_safe! {
//!     Book, Shelf
//! }
//! ```

use super::parts::{docs, token, ty, word};
use crate::names::Ident;
use crate::plan::{Alias, Constructor, DefaultValue, Field, FieldDefault, FieldKind, Struct};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn structure(s: &Struct) -> TokenStream {
    let docs = docs(&s.docs);
    let name = token(&s.name);
    let default = s.default.then(|| quote! { , Default });
    let fields = s.fields.iter().flatten().chain(&s.rest).map(field);
    let rest = s.rest.iter().map(|field| token(&field.name));
    let groups = s.fields.iter().map(|group| {
        let entries = group.iter().map(entry);
        quote! { #(#entries),* }
    });
    let new = s
        .constructor
        .iter()
        .map(|constructor| new(&s.name, constructor));
    let defaults = s.defaults.iter().map(field_default);
    let defaults =
        (!s.defaults.is_empty()).then(|| quote! { wire::defaults!(#name { #(#defaults),* }); });
    quote! {
        #docs
        #[derive(Clone #default)]
        pub struct #name { #(#fields)* }
        wire::object!(#name { #(#groups);* } #(#rest)*);
        #(#new)*
        #defaults
    }
}

fn field_default(default: &FieldDefault) -> TokenStream {
    let (method, field) = (token(&default.method), token(&default.field));
    let kind = word(default.kind);
    let arguments = match &default.value {
        DefaultValue::Integer(ty, number) => {
            let (ty, number) = (word(ty), Literal::i128_unsuffixed(*number));
            quote! { #ty, #number }
        }
        DefaultValue::Float(number) => {
            let number = Literal::f64_unsuffixed(*number);
            quote! { f64, #number }
        }
        DefaultValue::Bool(flag) => quote! { bool, #flag },
        DefaultValue::Text(text) => quote! { #text },
        DefaultValue::Variant { ty, variant } => {
            let (ty, variant) = (token(ty), token(variant));
            quote! { #ty, #variant }
        }
    };
    quote! { #method #field #kind(#arguments) }
}

fn new(name: &Ident, constructor: &Constructor) -> TokenStream {
    let name = token(name);
    let arguments = constructor.arguments.iter().map(|argument| {
        let name = token(&argument.name);
        let ty = ty(&argument.ty, false);
        match argument.into {
            true => quote! { #name: impl Into<#ty> },
            false => quote! { #name: #ty },
        }
    });
    let none = constructor.none.iter().map(token);
    let default = (!constructor.default.is_empty()).then(|| {
        let fields = constructor.default.iter().map(token);
        quote! { ; #(#fields)* }
    });
    quote! { wire::new!(#name(#(#arguments),*) #(#none)* #default); }
}

fn field(field: &Field) -> TokenStream {
    let docs = docs(&field.docs);
    let name = token(&field.name);
    let ty = ty(&field.ty, false);
    quote! { #docs pub #name: #ty, }
}

/// A field's name, and its key with the mark for how it is absent.
fn entry(field: &Field) -> TokenStream {
    let name = token(&field.name);
    let (before, mark) = match field.kind {
        FieldKind::Required => (None, '!'),
        FieldKind::Optional => (None, '?'),
        FieldKind::Nullable => (None, '+'),
        FieldKind::Maybe => (Some(quote! { ~ }), '?'),
        FieldKind::Any => (Some(quote! { * }), '?'),
    };
    let key = format!("{}{mark}", field.key);
    quote! { #before #name #key }
}

pub(super) fn unwind_safe(names: &[Ident]) -> TokenStream {
    let names = names.iter().map(token);
    quote! { wire::unwind_safe! { #(#names),* } }
}

pub(super) fn alias(alias: &Alias) -> TokenStream {
    let docs = docs(&alias.docs);
    let name = token(&alias.name);
    let ty = ty(&alias.ty, false);
    quote! { #docs pub type #name = #ty; }
}
