//! ```text
//! /// Docs of any item.
//! #[deprecated = "Use `number`"]
//! #[cfg(any(feature = "books", feature = "orders"))]
//! Option<Vec<types::Book>>
//! ```

use crate::names::Ident;
use crate::plan::{ArgumentTy, DocText, JsonText, Ty};
use proc_macro2::{Ident as Token, Literal, Span, TokenStream};
use quote::quote;
use serde_json::{Number, Value};

/// An identifier as a token.
pub(super) fn token(ident: &Ident) -> Token {
    match ident.as_str().strip_prefix("r#") {
        Some(bare) => Token::new_raw(bare, Span::call_site()),
        None => Token::new(ident.as_str(), Span::call_site()),
    }
}

/// A word of Rust or of the runtime as a token. It is `'static`, so it can't be a text of a document.
pub(super) fn word(text: &'static str) -> Token {
    Token::new(text, Span::call_site())
}

/// The attribute that leaves an item out unless one of these features is on.
pub(super) fn cfg_feature<F: AsRef<str>>(features: &[F]) -> Option<TokenStream> {
    let features: Vec<&str> = features.iter().map(AsRef::as_ref).collect();
    match features.as_slice() {
        [] => None,
        [feature] => Some(quote! { #[cfg(feature = #feature)] }),
        features => Some(quote! { #[cfg(any(#(feature = #features),*))] }),
    }
}

/// Docs of an item, and the attribute of one that is deprecated.
pub(super) fn docs(text: &DocText) -> TokenStream {
    let lines = text.lines().map(spaced);
    let deprecated = text
        .deprecated()
        .map(|note| quote! { #[deprecated = #note] });
    quote! { #(#[doc = #lines])* #deprecated }
}

/// Docs of a file.
pub(super) fn inner_docs(lines: &DocText) -> TokenStream {
    let lines = lines.lines().map(spaced);
    quote! { #(#![doc = #lines])* }
}

fn spaced(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    }
}

/// A type; `qualified` in files outside the module of the types: `types::Book`.
pub(super) fn ty(ty: &Ty, qualified: bool) -> TokenStream {
    match ty {
        Ty::Builtin(name) => {
            let name = word(name);
            quote! { #name }
        }
        Ty::Runtime(name) => {
            let name = word(name);
            if qualified {
                quote! { types::#name }
            } else {
                quote! { #name }
            }
        }
        Ty::Named(name) => {
            let name = token(name);
            if qualified {
                quote! { types::#name }
            } else {
                quote! { #name }
            }
        }
        Ty::Constant(name) => {
            let name = token(name);
            if qualified {
                quote! { types::Constant<types::#name> }
            } else {
                quote! { Constant<#name> }
            }
        }
        Ty::Local(name) => {
            let name = token(name);
            quote! { #name }
        }
        // An invalid path is reported when the configuration is read.
        Ty::Path(path) => path.parse().unwrap_or_default(),
        Ty::Option(inner) => {
            let inner = self::ty(inner, qualified);
            quote! { Option<#inner> }
        }
        Ty::Maybe(inner) => {
            let inner = self::ty(inner, qualified);
            if qualified {
                quote! { types::Maybe<#inner> }
            } else {
                quote! { Maybe<#inner> }
            }
        }
        Ty::Boxed(inner) => {
            let inner = self::ty(inner, qualified);
            quote! { Box<#inner> }
        }
        Ty::Vec(inner) => {
            let inner = self::ty(inner, qualified);
            quote! { Vec<#inner> }
        }
        Ty::Map(inner) => {
            let inner = self::ty(inner, qualified);
            quote! { BTreeMap<String, #inner> }
        }
        Ty::Bytes => quote! { Bytes },
        Ty::Multipart => quote! { Multipart },
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

/// JSON as a raw literal, which needs no backslashes. It has more hashes than any text in it that could end it.
pub(super) fn json(json: &JsonText) -> Literal {
    let text = json.as_str();
    let after_quotes = text.split('"').skip(1);
    let run = |after: &str| after.bytes().take_while(|b| *b == b'#').count();
    let hashes = "#".repeat(after_quotes.map(run).max().unwrap_or(0) + 1);
    let raw = format!("r{hashes}\"{text}\"{hashes}").parse();
    // It is always a literal; if it weren't, the escaped form has the same value.
    raw.unwrap_or_else(|_| Literal::string(text))
}

/// A scalar of JSON as a literal of Rust.
pub(super) fn literal(value: &Value) -> TokenStream {
    match value {
        Value::String(text) => quote! { #text },
        Value::Bool(true) => quote! { true },
        Value::Bool(false) => quote! { false },
        Value::Number(number) => self::number(number),
        // The literals of an enum are scalars.
        Value::Null | Value::Array(_) | Value::Object(_) => quote! { "" },
    }
}

fn number(number: &Number) -> TokenStream {
    let (negative, literal) = if let Some(integer) = number.as_i64() {
        let literal = Literal::u64_unsuffixed(integer.unsigned_abs());
        (integer < 0, literal)
    } else if let Some(integer) = number.as_u64() {
        (false, Literal::u64_unsuffixed(integer))
    } else {
        let float = number.as_f64().filter(|float| float.is_finite());
        let float = float.unwrap_or_default();
        (
            float.is_sign_negative(),
            Literal::f64_unsuffixed(float.abs()),
        )
    };
    let sign = negative.then(|| quote! { - });
    quote! { #sign #literal }
}

#[cfg(test)]
mod tests {
    use super::literal;
    use serde_json::{Value, json};

    #[test]
    fn numbers_keep_their_value() {
        let table = [
            (json!(i64::MIN), "- 9223372036854775808"),
            (json!(i64::MAX), "9223372036854775807"),
            (json!(u64::MAX), "18446744073709551615"),
            (json!(-1), "- 1"),
            (json!(0), "0"),
            (json!(-0.0), "- 0.0"),
            (json!(1.5), "1.5"),
            (json!(-1e-7), "- 0.0000001"),
        ];
        for (value, text) in table {
            assert_eq!(literal(&value).to_string(), text, "{value}");
        }
        let tiny: Value = json!(5e-324);
        assert_eq!(literal(&tiny).to_string().parse(), Ok(5e-324));
        let huge: Value = json!(f64::MAX);
        assert_eq!(literal(&huge).to_string().parse(), Ok(f64::MAX));
    }
}
