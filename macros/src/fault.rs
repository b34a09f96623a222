//! Something that is wrong, and the tokens that it is about.

use callwright_codegen::config::ConfigError;
use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use std::fmt;

/// An error of the compiler to be.
#[derive(Debug)]
pub struct Fault {
    message: String,
    help: Option<String>,
    /// Not known yet, while a choice is read.
    at: Option<Span>,
}

impl Fault {
    /// Something wrong at these tokens.
    pub fn new(message: impl Into<String>, at: Span) -> Self {
        Self {
            message: message.into(),
            help: None,
            at: Some(at),
        }
    }

    /// As a choice that can't be honoured, at these tokens.
    pub fn of_choice(error: ConfigError, at: Option<Span>) -> Self {
        Self {
            message: error.message,
            help: error.help,
            at,
        }
    }

    /// Says how to fix it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says which tokens it is about, unless that is known more closely.
    pub fn at(mut self, at: Span) -> Self {
        self.at.get_or_insert(at);
        self
    }

    /// `::core::compile_error! { "..." }` at its tokens.
    pub fn into_tokens(self) -> TokenStream {
        let at = self.at.unwrap_or_else(Span::call_site);
        let help = self.help.map(|help| format!("\nhelp: {help}"));
        let text = format!("{}{}", self.message, help.unwrap_or_default());
        let colon = |spacing| TokenTree::from(Punct::new(':', spacing));
        let word = |word| TokenTree::from(Ident::new(word, at));
        let text = TokenStream::from(TokenTree::from(Literal::string(&text)));
        let mut tokens = [
            colon(Spacing::Joint),
            colon(Spacing::Alone),
            word("core"),
            colon(Spacing::Joint),
            colon(Spacing::Alone),
            word("compile_error"),
            TokenTree::from(Punct::new('!', Spacing::Alone)),
            TokenTree::from(Group::new(Delimiter::Brace, text)),
        ];
        for token in &mut tokens {
            token.set_span(at);
        }
        tokens.into_iter().collect()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

/// Choices are read through serde, which knows no tokens: those are added on the way out.
impl serde::de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self {
            message: message.to_string(),
            help: None,
            at: None,
        }
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let field = field.replace('-', "_");
        let expected: Vec<String> = expected.iter().map(|key| key.replace('-', "_")).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        Self::of_choice(ConfigError::unknown(&field, &expected), None)
    }
}
