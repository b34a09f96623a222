//! `"openapi.yaml", { extra: true }`

use crate::deserialize::OptionDeserializer;
use crate::error::MacroError;
use crate::option_node::{self, OptionNode};
use callwright_codegen::config::Config;
use proc_macro::{Delimiter, Span, TokenStream, TokenTree};
use serde::Deserialize as _;

/// The arguments of the macro.
pub struct MacroArguments {
    /// The path of the document, as it is written.
    pub path: String,
    /// The tokens of the path.
    pub at: Span,
    /// The options.
    pub config: Config,
}

const USAGE: &str = "write `callwright::api!(\"openapi.yaml\")` or `callwright::api!(\"openapi.yaml\", { extra: true })`";

/// Reads the arguments.
pub fn read(input: TokenStream) -> Result<MacroArguments, MacroError> {
    let mut tokens = input.into_iter();
    let first = tokens.next().map(unwrapped);
    let at = first.as_ref().map_or_else(Span::call_site, TokenTree::span);
    let path = match first {
        Some(TokenTree::Literal(literal)) => option_node::string(&literal.to_string()),
        _ => None,
    };
    let Some(path) = path else {
        let message = "the first argument is the path of the document, a string";
        return Err(MacroError::new(message, at).help(USAGE));
    };
    let config = match (tokens.next(), tokens.next()) {
        (None, _) => Config::default(),
        (Some(TokenTree::Punct(comma)), None) if comma.as_char() == ',' => Config::default(),
        (Some(TokenTree::Punct(comma)), Some(TokenTree::Group(group)))
            if comma.as_char() == ',' && group.delimiter() == Delimiter::Brace =>
        {
            config(option_node::table(&group)?)?
        }
        (Some(TokenTree::Punct(comma)), Some(other)) if comma.as_char() == ',' => {
            let message = "the second argument is the options, in braces";
            return Err(MacroError::new(message, other.span()).help(USAGE));
        }
        (Some(other), _) => {
            let message = "there is no comma after the path of the document";
            return Err(MacroError::new(message, other.span()).help(USAGE));
        }
    };
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Punct(comma)), None) if comma.as_char() == ',' => {}
        (None, _) => {}
        (Some(other), _) => {
            let message =
                "there are two arguments: the path of the document, and options in braces";
            return Err(MacroError::new(message, other.span()).help(USAGE));
        }
    }
    Ok(MacroArguments { path, at, config })
}

fn config(options: OptionNode) -> Result<Config, MacroError> {
    let at = options.at;
    let config = Config::deserialize(OptionDeserializer(options))?;
    let checked = config.check();
    checked.map_err(|error| MacroError::of_config(error, Some(at)))?;
    Ok(config)
}

/// A token without the invisible group that another macro puts around its arguments.
fn unwrapped(token: TokenTree) -> TokenTree {
    match &token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            match group.stream().into_iter().next() {
                Some(inner) => unwrapped(inner),
                None => token,
            }
        }
        _ => token,
    }
}
