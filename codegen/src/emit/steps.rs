//! ```text
//! .path("id", id)
//! .query_as("tags", Style::PIPE_DELIMITED, tags)
//! .body_json(body)
//! .security(&[&["token"]])
//! ```

use super::parts::{token, word};
use crate::plan::{Step, StepValue, WireStyle};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(super) fn step(step: &Step) -> TokenStream {
    match step {
        Step::Parameter {
            place,
            name,
            style,
            value,
        } => {
            let value = self::value(value);
            match style {
                Some(style) => {
                    let method = format_ident!("{place}_as");
                    let style = self::style(*style);
                    quote! { .#method(#name, #style, #value) }
                }
                None => {
                    let method = word(place);
                    quote! { .#method(#name, #value) }
                }
            }
        }
        Step::Body {
            method,
            media,
            encoding,
            value,
        } => {
            let method = word(method);
            let value = self::value(value);
            let media = media.iter();
            if encoding.is_empty() {
                quote! { .#method(#(#media,)* #value) }
            } else {
                let encoding = encoding.iter().map(|(name, style)| {
                    let style = self::style(*style);
                    quote! { (#name, #style) }
                });
                quote! { .#method(#value, &[#(#encoding),*]) }
            }
        }
        Step::Accept(media) => quote! { .accept(#media) },
        Step::Security(requirement) => {
            let requirement = requirement.iter().map(|names| quote! { &[#(#names),*] });
            quote! { .security(&[#(#requirement),*]) }
        }
        Step::Server(url) => quote! { .server(#url) },
    }
}

fn value(value: &StepValue) -> TokenStream {
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
