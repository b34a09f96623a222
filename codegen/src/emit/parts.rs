//! ```text
//! /// Docs of anything.
//! Option<Vec<types::Book>>
//! ```

use crate::names::Ident;
use crate::plan::{ArgumentTy, Ty};
use proc_macro2::{Ident as Token, Literal, Span, TokenStream};
use quote::quote;
use serde_json::Value;

/// An identifier as a token.
pub(super) fn token(ident: &Ident) -> Token {
    match ident.as_str().strip_prefix("r#") {
        Some(bare) => Token::new_raw(bare, Span::call_site()),
        None => Token::new(ident.as_str(), Span::call_site()),
    }
}

/// A word of Rust or of the runtime as a token.
pub(super) fn word(text: &str) -> Token {
    Token::new(text, Span::call_site())
}

/// What leaves an item out unless one of these features is on.
pub(super) fn gate<F: AsRef<str>>(features: &[F]) -> Option<TokenStream> {
    let features: Vec<&str> = features.iter().map(AsRef::as_ref).collect();
    match features.as_slice() {
        [] => None,
        [feature] => Some(quote! { #[cfg(feature = #feature)] }),
        features => Some(quote! { #[cfg(any(#(feature = #features),*))] }),
    }
}

/// Docs of an item.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| spaced(line));
    quote! { #(#[doc = #lines])* }
}

/// Docs of the file.
pub(super) fn inner_docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| spaced(line));
    quote! { #(#![doc = #lines])* }
}

fn spaced(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    }
}

/// A type, in a file of types or, `called`, in one of calls, which name them by `types::`.
pub(super) fn ty(ty: &Ty, called: bool) -> TokenStream {
    match ty {
        Ty::Builtin(name) => {
            let name = word(name);
            quote! { #name }
        }
        Ty::Runtime("Multipart") => quote! { Multipart },
        Ty::Runtime(name) => {
            let name = word(name);
            if called {
                quote! { types::#name }
            } else {
                quote! { #name }
            }
        }
        Ty::Named(name) => {
            let name = token(name);
            if called {
                quote! { types::#name }
            } else {
                quote! { #name }
            }
        }
        Ty::Constant(name) => {
            let name = token(name);
            if called {
                quote! { types::Constant<types::#name> }
            } else {
                quote! { Constant<#name> }
            }
        }
        Ty::Local(name) => {
            let name = token(name);
            quote! { #name }
        }
        // A path that is no path is reported when the configuration is read.
        Ty::Path(path) => path.parse().unwrap_or_default(),
        Ty::Option(inner) => {
            let inner = self::ty(inner, called);
            quote! { Option<#inner> }
        }
        Ty::Maybe(inner) => {
            let inner = self::ty(inner, called);
            if called {
                quote! { types::Maybe<#inner> }
            } else {
                quote! { Maybe<#inner> }
            }
        }
        Ty::Boxed(inner) => {
            let inner = self::ty(inner, called);
            quote! { Box<#inner> }
        }
        Ty::Vec(inner) => {
            let inner = self::ty(inner, called);
            quote! { Vec<#inner> }
        }
        Ty::Map(inner) => {
            let inner = self::ty(inner, called);
            quote! { BTreeMap<String, #inner> }
        }
        Ty::Bytes => quote! { Bytes },
        Ty::Unit => quote! { () },
    }
}

/// The type of an argument.
pub(super) fn argument_ty(argument: &ArgumentTy) -> TokenStream {
    match argument {
        ArgumentTy::Value(inner) => ty(inner, true),
        ArgumentTy::Reference(inner) => {
            let inner = ty(inner, true);
            quote! { &#inner }
        }
        ArgumentTy::Str => quote! { &str },
        ArgumentTy::Slice(inner) => {
            let inner = ty(inner, true);
            quote! { &[#inner] }
        }
        ArgumentTy::Strs => quote! { &[&str] },
        ArgumentTy::Multipart => quote! { &Multipart },
    }
}

/// A scalar of JSON as a literal of Rust.
pub(super) fn literal(value: &Value) -> TokenStream {
    match value {
        Value::String(text) => quote! { #text },
        Value::Bool(true) => quote! { true },
        Value::Bool(false) => quote! { false },
        Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(integer), ..) => {
                let literal = Literal::i64_unsuffixed(integer.saturating_abs());
                if integer < 0 {
                    quote! { -#literal }
                } else {
                    quote! { #literal }
                }
            }
            (None, Some(integer), _) => {
                let literal = Literal::u64_unsuffixed(integer);
                quote! { #literal }
            }
            (None, None, Some(float)) => {
                let literal = Literal::f64_unsuffixed(float.abs());
                if float < 0.0 {
                    quote! { -#literal }
                } else {
                    quote! { #literal }
                }
            }
            (None, None, None) => quote! { 0 },
        },
        // Only scalars are literals of an enum.
        Value::Null | Value::Array(_) | Value::Object(_) => quote! { "" },
    }
}
