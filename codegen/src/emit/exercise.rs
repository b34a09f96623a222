//! ```text
//! mod books;
//!
//! /// Calls every operation with sample arguments on the server at `base_url`.
//! pub fn calls(base_url: &str, exercise: &mut Exercise) {
//!     let client = ::bookshop::Client::new().base_url(base_url).token("sample");
//!     books::calls(&client, exercise);
//! }
//!
//! #[test]
//! fn every_operation_is_understood() {
//!     callwright::exercise::run(calls);
//! }
//! ```
//!
//! and, for each group,
//!
//! ```text
//! use callwright::exercise::Exercise;
//! use callwright::exercise::sample;
//!
//! pub fn calls(client: &::bookshop::Client, exercise: &mut Exercise) {
//!     let group = client.books();
//!     exercise.operation("GET", "/books");
//!     exercise.call("all", || Ok(group.list().genre(sample(r#""crime""#)?).call()));
//!     exercise.call("required", || Ok(group.list().call()));
//! }
//! ```

use super::parts::{self, literal, token};
use crate::names::Ident;
use crate::plan::{
    ExerciseCall, ExerciseGroup, ExerciseOperation, ExerciseRoot, SampleArgument, SamplePart,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn exercise(exercise: &ExerciseRoot) -> TokenStream {
    let library = token(&exercise.library);
    let modules: Vec<_> = exercise.modules.iter().map(token).collect();
    let credentials = exercise.credentials.iter().map(|(method, pair)| {
        let method = token(method);
        if *pair {
            quote! { .#method("sample", "sample") }
        } else {
            quote! { .#method("sample") }
        }
    });
    quote! {
        #(mod #modules;)*
        use callwright::exercise::Exercise;
        #[doc = " Calls every operation with sample arguments on the server at `base_url`."]
        pub fn calls(base_url: &str, exercise: &mut Exercise) {
            let client = ::#library::Client::new().base_url(base_url) #(#credentials)*;
            #(#modules::calls(&client, exercise);)*
        }
        #[test]
        fn every_operation_is_understood() {
            callwright::exercise::run(calls);
        }
    }
}

pub(super) fn group(group: &ExerciseGroup) -> TokenStream {
    let library = token(&group.library);
    let method = token(&group.method);
    let operations = group
        .operations
        .iter()
        .map(|one| operation(one, &group.library));
    let sample = group
        .decodes
        .then(|| quote! { use callwright::exercise::sample; });
    quote! {
        use callwright::exercise::Exercise;
        #sample
        pub fn calls(client: &::#library::Client, exercise: &mut Exercise) {
            let group = client.#method();
            #(#operations)*
        }
    }
}

fn operation(operation: &ExerciseOperation, library: &Ident) -> TokenStream {
    let (verb, path) = (operation.verb, &operation.path);
    let calls = operation
        .calls
        .iter()
        .map(|call| self::call(call, &operation.method, library));
    quote! {
        exercise.operation(#verb, #path);
        #(#calls)*
    }
}

fn call(call: &ExerciseCall, method: &Ident, library: &Ident) -> TokenStream {
    let with = &call.with;
    let method = token(method);
    let arguments = call.arguments.iter().map(|one| argument(one, library));
    let chained = call.setters.as_ref().map(|setters| {
        let setters = setters.iter().map(|(name, value)| {
            let name = token(name);
            let value = argument(value, library);
            quote! { .#name(#value) }
        });
        quote! { #(#setters)* .call() }
    });
    quote! { exercise.call(#with, || Ok(group.#method(#(#arguments),*) #chained)); }
}

fn argument(argument: &SampleArgument, library: &Ident) -> TokenStream {
    match argument {
        SampleArgument::Literal(value) => literal(value),
        SampleArgument::Text(text) => quote! { #text },
        SampleArgument::Texts(texts) => quote! { &[#(#texts),*] },
        SampleArgument::Decoded(json) => {
            let json = parts::json(json);
            quote! { sample(#json)? }
        }
        SampleArgument::Reference(json) => {
            let json = parts::json(json);
            quote! { &sample(#json)? }
        }
        SampleArgument::List(json) => {
            let json = parts::json(json);
            quote! { &sample::<Vec<_>>(#json)? }
        }
        SampleArgument::Bytes(text) => {
            let bytes = Literal::byte_string(text.as_bytes());
            quote! { callwright::Bytes::from_static(#bytes) }
        }
        SampleArgument::Multipart(parts) => {
            let parts = parts.iter().map(part);
            quote! { callwright::Multipart::new() #(#parts)* }
        }
        SampleArgument::Choice {
            module,
            ty,
            variant,
            payload,
        } => {
            let library_name = token(library);
            let (module, ty, variant) = (token(module), token(ty), token(variant));
            let payload = self::argument(payload, library);
            quote! { &::#library_name::#module::#ty::#variant(#payload) }
        }
        SampleArgument::Borrowed(inner) => {
            let inner = self::argument(inner, library);
            quote! { &#inner }
        }
        SampleArgument::Owned(text) => quote! { #text.to_owned() },
    }
}

fn part(part: &SamplePart) -> TokenStream {
    match part {
        SamplePart::Text(name, value) => quote! { .text(#name, #value) },
        SamplePart::Json(name, json) => {
            let json = parts::json(json);
            quote! { .json(#name, &sample::<callwright::serde_json::Value>(#json)?) }
        }
        SamplePart::Typed(name, media, content) => {
            let content = Literal::byte_string(content.as_bytes());
            quote! { .part(#name, #media, callwright::Bytes::from_static(#content)) }
        }
        SamplePart::File(name, media, content) => {
            let content = Literal::byte_string(content.as_bytes());
            quote! {
                .file(
                    #name,
                    "sample.bin",
                    #media,
                    callwright::Bytes::from_static(#content),
                )
            }
        }
    }
}
