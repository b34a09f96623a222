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
//! pub mod builders;
//! ```
//!
//! and in the file of the builders
//!
//! ```text
//! wire::operations! {
//!     /// [`Books::list`] with its optional arguments.
//!     pub struct List -> json(types::Page, types::Problem) {
//!         /// Only books of this kind.
//!         pub fn genre(genre: types::Genre) => query("genre", &genre);
//!     }
//! }
//! ```

use super::parts::{argument_ty, docs, token, ty, word};
use super::steps::{call_of, step};
use crate::plan::{Argument, Builder, CallGroup, CallMethod, CallResult, Returns, Setter};
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
            (
                quote! { builders::#builder },
                quote! { #draft.chain(builders::#builder) },
            )
        }
        Returns::Call(result) => {
            let types = result_types(result);
            let decode = word(result.method);
            (quote! { Call<#types> }, quote! { #draft.#decode() })
        }
    };
    quote! { #docs pub fn #name(&self #(, #arguments)*) -> #returns { #body } }
}

fn argument(argument: &Argument) -> TokenStream {
    let name = token(&argument.name);
    let ty = argument_ty(&argument.ty);
    quote! { #name: #ty }
}

/// `types::Page, types::Problem`
fn result_types(result: &CallResult) -> TokenStream {
    let ok = ty(&result.ok, true);
    let error = result.error.iter().map(|error| ty(error, true));
    quote! { #ok #(, #error)* }
}

pub(super) fn builders(builders: &[Builder]) -> TokenStream {
    let builders = builders.iter().map(builder);
    quote! { wire::operations! { #(#builders)* } }
}

fn builder(builder: &Builder) -> TokenStream {
    let docs = docs(&builder.docs);
    let name = token(&builder.name);
    let setters = builder.setters.iter().map(setter);
    let decode = word(builder.result.method);
    let types = result_types(&builder.result);
    quote! {
        #docs
        pub struct #name -> #decode(#types) { #(#setters)* }
    }
}

fn setter(setter: &Setter) -> TokenStream {
    let docs = docs(&setter.docs);
    let name = token(&setter.argument.name);
    let argument = argument(&setter.argument);
    let call = call_of(&setter.step);
    quote! { #docs pub fn #name(#argument) => #call; }
}
