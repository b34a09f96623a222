//! An identifier.

use std::fmt;

/// A name in Rust: valid for what it names, and unique in its scope. Only `names` can make one.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Ident {
    text: String,
}

impl Ident {
    /// As it is written in Rust, with `r#` if it is a keyword.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Without `r#`: the name of a file, a word in docs.
    pub fn bare(&self) -> &str {
        self.text.strip_prefix("r#").unwrap_or(&self.text)
    }

    /// A field, method or argument; keywords become raw identifiers.
    pub(super) fn value(text: String) -> Self {
        if matches!(text.as_str(), "self" | "Self" | "super" | "crate" | "_") {
            Self {
                text: format!("{text}_"),
            }
        } else if is_keyword(&text) {
            Self {
                text: format!("r#{text}"),
            }
        } else {
            Self { text }
        }
    }

    /// A type or variant. In PascalCase no keyword but `Self` is possible, which a scope replaces.
    pub(super) fn ty(text: String) -> Self {
        Self { text }
    }

    /// A module. Its file can't have a raw name, so a keyword gets an underscore.
    pub(super) fn module(text: String) -> Self {
        if is_keyword(&text) {
            Self {
                text: format!("{text}_"),
            }
        } else {
            Self { text }
        }
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The strict and reserved keywords of edition 2024 (The Rust Reference, "Keywords").
fn is_keyword(text: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
        "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
        "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
        "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type",
        "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    ];
    KEYWORDS.binary_search(&text).is_ok()
}
