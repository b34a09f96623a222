//! An error at tokens of the macro's arguments.

use callwright_codegen::config::ConfigError;
use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use std::fmt;

/// An error, which becomes a `compile_error!`.
#[derive(Debug)]
pub struct MacroError {
    message: String,
    help: Option<String>,
    /// Unknown while an option is deserialized.
    at: Option<Span>,
}

impl MacroError {
    /// An error at these tokens.
    pub fn new(message: impl Into<String>, at: Span) -> Self {
        Self {
            message: message.into(),
            help: None,
            at: Some(at),
        }
    }

    /// An error of the configuration at these tokens.
    pub fn of_config(error: ConfigError, at: Option<Span>) -> Self {
        Self {
            message: error.message,
            help: error.help,
            at,
        }
    }

    /// Adds how to fix it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sets the tokens that it is about, unless they are known already.
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

impl fmt::Display for MacroError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for MacroError {}

/// serde knows no tokens; they are added later.
impl serde::de::Error for MacroError {
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
        Self::of_config(ConfigError::unknown(&field, &expected), None)
    }
}
