//! ```text
//! .path("id", id)
//! .query_as("tags", Style::PIPE_DELIMITED, tags)
//! .body_json(body)
//! .security(&[&["token"]])
//! ```

use super::parts::{token, word};
use crate::plan::{PassedArgument, RequestStep, WireStyle};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// A step as it is chained.
pub(super) fn step(step: &RequestStep) -> TokenStream {
    let (method, arguments) = parts(step);
    quote! { .#method(#arguments) }
}

/// The method of a step and its arguments.
pub(super) fn parts(step: &RequestStep) -> (Ident, TokenStream) {
    match step {
        RequestStep::Parameter {
            place,
            name,
            style,
            value,
        } => {
            let value = self::value(value);
            match style {
                Some(style) => {
                    let style = self::style(*style);
                    (
                        format_ident!("{place}_as"),
                        quote! { #name, #style, #value },
                    )
                }
                None => (word(place), quote! { #name, #value }),
            }
        }
        RequestStep::Body {
            method,
            media,
            style,
            encoding,
            value,
        } => {
            let method = word(method);
            let value = self::value(value);
            let media = media.iter();
            if encoding.is_empty() {
                let style = style.map(|style| {
                    let style = self::style(style);
                    quote! { #style, }
                });
                (method, quote! { #(#media,)* #style #value })
            } else {
                let encoding = encoding.iter().map(|(name, style)| {
                    let style = self::style(*style);
                    quote! { (#name, #style) }
                });
                (method, quote! { #value, &[#(#encoding),*] })
            }
        }
        RequestStep::Accept(media) => (word("accept"), quote! { #media }),
        RequestStep::Security(requirement) => {
            let requirement = requirement.iter().map(|names| quote! { &[#(#names),*] });
            (word("security"), quote! { &[#(#requirement),*] })
        }
        RequestStep::Server(url) => (word("server"), quote! { #url }),
    }
}

fn value(value: &PassedArgument) -> TokenStream {
    let name = token(&value.name);
    if value.by_reference {
        quote! { &#name }
    } else {
        quote! { #name }
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
