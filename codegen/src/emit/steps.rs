//! ```text
//! .path("id", id)
//! .query_as("tags", Style::PIPE_DELIMITED, tags)
//! .body_form_as(body, &[("tags", Style::FORM.explode(false))])
//! .security(&[&["token"]])
//! ```

use super::parts::{token, word};
use crate::plan::{RequestStep, StepArgument, WireStyle};
use proc_macro2::TokenStream;
use quote::quote;

/// A step in a chain of method calls.
pub(super) fn step(step: &RequestStep) -> TokenStream {
    let call = call_of(step);
    quote! { .#call }
}

/// `path("id", id)`
pub(super) fn call_of(step: &RequestStep) -> TokenStream {
    let method = word(step.method);
    let arguments = step.arguments.iter().map(argument);
    quote! { #method(#(#arguments),*) }
}

fn argument(argument: &StepArgument) -> TokenStream {
    match argument {
        StepArgument::Value(name) => {
            let name = token(name);
            quote! { #name }
        }
        StepArgument::Reference(name) => {
            let name = token(name);
            quote! { &#name }
        }
        StepArgument::Text(text) => quote! { #text },
        StepArgument::Style(style) => self::style(*style),
        StepArgument::Styles(styles) => {
            let styles = styles.iter().map(|(name, style)| {
                let style = self::style(*style);
                quote! { (#name, #style) }
            });
            quote! { &[#(#styles),*] }
        }
        StepArgument::Requirements(requirements) => {
            let requirements = requirements.iter().map(|names| quote! { &[#(#names),*] });
            quote! { &[#(#requirements),*] }
        }
    }
}

/// `Style::FORM.explode(false)`
pub(super) fn style(style: WireStyle) -> TokenStream {
    let constant = word(style.constant);
    let explode = style.explode.map(|explode| quote! { .explode(#explode) });
    let reserved = style.reserved.then(|| quote! { .reserved() });
    let indexed = style.indexed.then(|| quote! { .indexed() });
    quote! { Style::#constant #explode #reserved #indexed }
}
