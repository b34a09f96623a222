//! ```text
//! /// A response of [`Files::put`].
//! #[derive(Clone, Debug, PartialEq)]
//! #[non_exhaustive]
//! pub enum PutResponse {
//!     Ok(types::File),
//!     NoContent,
//! }
//!
//! wire::responses!(PutResponse { Ok 200 json "application/json", NoContent 204 empty });
//! ```

use super::parts::{docs, token, ty, word};
use super::steps;
use crate::plan::{Choice, ChoiceCase, ChoiceKind, Status};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn choice(choice: &Choice) -> TokenStream {
    let docs = docs(&choice.docs);
    let name = token(&choice.name);
    // Multipart bodies can't be compared. Errors are in a file of types.
    let (macro_name, attributes, qualified) = match choice.kind {
        ChoiceKind::Bodies => (word("bodies"), quote! { #[derive(Clone, Debug)] }, true),
        ChoiceKind::Responses => (word("responses"), received(), true),
        ChoiceKind::Errors => (word("errors"), received(), false),
    };
    let variants = choice.cases.iter().map(|case| {
        let name = token(&case.name);
        let payload = case.ty.as_ref().map(|payload| {
            let payload = ty(payload, qualified);
            quote! { (#payload) }
        });
        quote! { #name #payload, }
    });
    let entries = choice.cases.iter().map(entry);
    quote! {
        #docs
        #attributes
        pub enum #name { #(#variants)* }
        wire::#macro_name!(#name { #(#entries),* });
    }
}

/// The attributes of an enum that callers match on: a server may send more kinds of responses one day.
fn received() -> TokenStream {
    quote! { #[derive(Clone, Debug, PartialEq)] #[non_exhaustive] }
}

fn entry(case: &ChoiceCase) -> TokenStream {
    let name = token(&case.name);
    let format = word(case.format);
    let status = case.status.map(|status| match status {
        Status::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote! { #code }
        }
        Status::Range(range) => {
            let range = format!("{range}XX");
            quote! { #range }
        }
        Status::Default => quote! { default },
    });
    let media = &case.media;
    let styles = (!case.styles.is_empty()).then(|| {
        let styles = case.styles.iter().map(|(name, style)| {
            let style = steps::style(*style);
            quote! { #name #style }
        });
        quote! { { #(#styles),* } }
    });
    quote! { #name #status #format #media #styles }
}
