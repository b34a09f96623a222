//! ```text
//! /// Calls of `books`.
//! #[derive(Clone, Debug)]
//! pub struct Books {
//!     pub(super) client: callwright::Client,
//! }
//!
//! impl Books {
//!     /// Gets a book.
//!     ///
//!     /// `GET /books/{id}`
//!     pub fn get(&self, id: &str) -> Call<types::Book, types::Problem> {
//!         self.client.get("/books/{id}").path("id", id).json()
//!     }
//! }
//!
//! wire::operations! {
//!     /// [`Books::list`] with its optional parts.
//!     pub struct List -> json(types::Page, types::Problem) {
//!         /// Only books of this kind.
//!         pub fn genre(genre: types::Genre) => query("genre", &genre);
//!     }
//! }
//! ```

use super::parts::{argument_ty, docs, token, ty, word};
use super::steps::{parts, step};
use crate::plan::{Argument, Builder, CallGroup, CallMethod, Returns, Setter};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn group(group: &CallGroup) -> TokenStream {
    let docs = docs(&group.docs);
    let name = token(&group.name);
    let methods = group.methods.iter().map(method);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name { pub(super) client: callwright::Client }
        impl #name { #(#methods)* }
    }
}

fn method(method: &CallMethod) -> TokenStream {
    let docs = docs(&method.docs);
    let name = token(&method.name);
    let arguments = method.arguments.iter().map(argument);
    let verb = word(method.verb);
    let path = &method.path;
    let steps = method.steps.iter().map(step);
    let draft = quote! { self.client.#verb(#path) #(#steps)* };
    let (returns, body) = match &method.returns {
        Returns::Builder(builder) => {
            let builder = token(builder);
            (quote! { #builder }, quote! { #draft.chain(#builder) })
        }
        Returns::Call(finish) => {
            let ok = ty(&finish.ok, true);
            let error = finish.error.as_ref().map(|error| ty(error, true));
            let error = error.iter();
            let finish = word(finish.method);
            (
                quote! { Call<#ok #(, #error)*> },
                quote! { #draft.#finish() },
            )
        }
    };
    quote! { #docs pub fn #name(&self #(, #arguments)*) -> #returns { #body } }
}

fn argument(argument: &Argument) -> TokenStream {
    let name = token(&argument.name);
    let ty = argument_ty(&argument.ty);
    quote! { #name: #ty }
}

/// The call of the macro that makes the builders of a file.
pub(super) fn builders(builders: &[&Builder]) -> Option<TokenStream> {
    let operations: Vec<TokenStream> = builders.iter().map(|b| builder(b)).collect();
    (!operations.is_empty()).then(|| quote! { wire::operations! { #(#operations)* } })
}

fn builder(builder: &Builder) -> TokenStream {
    let docs = docs(&builder.docs);
    let name = token(&builder.name);
    let setters = builder.setters.iter().map(setter);
    let finish = word(builder.finish.method);
    let ok = ty(&builder.finish.ok, true);
    let error = builder.finish.error.as_ref().map(|error| ty(error, true));
    let error = error.iter();
    quote! {
        #docs
        pub struct #name -> #finish(#ok #(, #error)*) { #(#setters)* }
    }
}

fn setter(setter: &Setter) -> TokenStream {
    let docs = docs(&setter.docs);
    let name = token(&setter.argument.name);
    let argument = argument(&setter.argument);
    let (method, arguments) = parts(&setter.step);
    quote! { #docs pub fn #name(#argument) => #method(#arguments); }
}
