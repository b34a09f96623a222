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
//! ```

use super::parts::{docs, token, ty, word};
use crate::plan::{Alias, DefaultValue, Field, FieldDefault, FieldKind, Struct, Ty};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn structure(s: &Struct) -> TokenStream {
    let docs = docs(&s.docs);
    let name = token(&s.name);
    let default = s.default.then(|| quote! { , Default });
    let fields = s.fields.iter().chain(&s.rest).map(field);
    let rest = s.rest.iter().map(|field| token(&field.name));
    let entries: Vec<TokenStream> = s.fields.iter().map(entry).collect();
    // The runtime reads the fields of large objects in groups of thirty-two.
    let groups = entries.chunks(32).map(|group| quote! { #(#group),* });
    let new = new(s);
    let defaults = s.defaults.iter().map(field_default);
    let defaults =
        (!s.defaults.is_empty()).then(|| quote! { wire::defaults!(#name { #(#defaults),* }); });
    quote! {
        #docs
        #[derive(Clone #default)]
        pub struct #name { #(#fields)* }
        wire::object!(#name { #(#groups);* } #(#rest)*);
        #new
        #defaults
    }
}

fn field_default(default: &FieldDefault) -> TokenStream {
    let (method, field) = (token(&default.method), token(&default.field));
    let (kind, arguments) = match &default.value {
        DefaultValue::Integer(ty, number) => {
            let (ty, number) = (word(ty), Literal::i128_unsuffixed(*number));
            ("copy", quote! { #ty, #number })
        }
        DefaultValue::Float(number) => {
            let number = Literal::f64_unsuffixed(*number);
            ("copy", quote! { f64, #number })
        }
        DefaultValue::Bool(flag) => ("copy", quote! { bool, #flag }),
        DefaultValue::Text(text) => ("text", quote! { #text }),
        DefaultValue::Variant { ty, variant } => {
            let (ty, variant) = (token(ty), token(variant));
            ("of", quote! { #ty, #variant })
        }
    };
    let kind = word(match (default.nullable, kind) {
        (true, "copy") => "maybe_copy",
        (true, "text") => "maybe_text",
        (true, _) => "maybe_of",
        (false, kind) => kind,
    });
    quote! { #method #field #kind(#arguments) }
}

fn new(s: &Struct) -> Option<TokenStream> {
    let name = token(&s.name);
    let (arguments, blank): (Vec<&Field>, Vec<&Field>) = s
        .fields
        .iter()
        .chain(&s.rest)
        .partition(|field| field.argument);
    let (none, blank): (Vec<&Field>, Vec<&Field>) = blank.into_iter().partition(|field| {
        use FieldKind::{Any, Nullable, Optional};
        matches!(field.kind, Optional | Nullable | Any)
    });
    let none = none.iter().map(|field| token(&field.name));
    let blank: Vec<_> = blank.iter().map(|field| token(&field.name)).collect();
    let blank = (!blank.is_empty()).then(|| quote! { ; #(#blank)* });
    let arguments = arguments.iter().map(|field| {
        let name = token(&field.name);
        let ty = ty(&field.ty, false);
        // Each `Into` is a parameter of the constructor that costs compile time: for what is often
        // at hand in another form.
        match &field.ty {
            Ty::Builtin("String") | Ty::Vec(_) | Ty::Boxed(_) => quote! { #name: impl Into<#ty> },
            _ => quote! { #name: #ty },
        }
    });
    let arguments: Vec<TokenStream> = arguments.collect();
    (!arguments.is_empty()).then(|| quote! { wire::new!(#name(#(#arguments),*) #(#none)* #blank); })
}

fn field(field: &Field) -> TokenStream {
    let docs = docs(&field.docs);
    let name = token(&field.name);
    let ty = ty(&field.ty, false);
    quote! { #docs pub #name: #ty, }
}

/// A field's name, and its key with the mark of how it may be missing.
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

pub(super) fn alias(alias: &Alias) -> TokenStream {
    let docs = docs(&alias.docs);
    let name = token(&alias.name);
    let ty = ty(&alias.ty, false);
    quote! { #docs pub type #name = #ty; }
}
