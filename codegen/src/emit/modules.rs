//! ```text
//! mod book;
//! pub use self::book::*;
//!
//! #[cfg(feature = "orders")]
//! pub mod orders;
//! ```

use super::parts::{cfg_feature, docs, token};
use crate::plan::Module;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(module: &Module) -> TokenStream {
    let name = token(&module.name);
    let public = module.public.then(|| quote! { pub });
    let export = module.export.map(|what| {
        // A text of the plan, never of a document.
        let what: TokenStream = what.parse().unwrap_or_default();
        quote! { pub use self::#name::#what; }
    });
    let cfg_feature = cfg_feature(&module.features);
    let export = export.map(|export| quote! { #cfg_feature #export });
    let docs = docs(&module.docs);
    quote! { #docs #cfg_feature #public mod #name; #export }
}

/// `pub use callwright::types::{...};`
pub(super) fn type_exports() -> TokenStream {
    quote! {
        pub use callwright::types::{
            Base64, Constant, Date, DateTime, Decimal, Duration, Ip, Maybe, Time, Uri, Uuid, Value,
        };
    }
}
