//! ```text
//! #[cfg(feature = "books")]
//! wire::samples! {
//!     Book r#"{"title":"Sixty Odd"}"#;
//! }
//! ```

use super::parts::{cfg_feature, json, token};
use crate::plan::SampleBlock;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn block(block: &SampleBlock) -> TokenStream {
    let cfg_feature = cfg_feature(&block.features);
    let rows = block.samples.iter().map(|(name, sample)| {
        let (name, sample) = (token(name), json(sample));
        quote! { #name #sample; }
    });
    quote! { #cfg_feature wire::samples! { #(#rows)* } }
}
