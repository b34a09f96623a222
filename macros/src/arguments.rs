//! `"openapi.yaml", { extra: true }`

use crate::choices::Choices;
use crate::fault::Fault;
use crate::node::{self, Node};
use callwright_codegen::config::Config;
use proc_macro::{Delimiter, Span, TokenStream, TokenTree};
use serde::Deserialize as _;

/// What the macro is called with.
pub struct Arguments {
    /// The path of the document, as it is written.
    pub path: String,
    /// Where the path stands.
    pub at: Span,
    /// The options.
    pub config: Config,
}

const USAGE: &str = "write `callwright::api!(\"openapi.yaml\")` or `callwright::api!(\"openapi.yaml\", { extra: true })`";

/// Reads the arguments.
pub fn read(input: TokenStream) -> Result<Arguments, Fault> {
    let mut tokens = input.into_iter();
    let first = tokens.next().map(unwrapped);
    let at = first.as_ref().map_or_else(Span::call_site, TokenTree::span);
    let path = match first {
        Some(TokenTree::Literal(literal)) => node::string(&literal.to_string()),
        _ => None,
    };
    let Some(path) = path else {
        let message = "the first argument is the path of the document, a string";
        return Err(Fault::new(message, at).help(USAGE));
    };
    let config = match (tokens.next(), tokens.next()) {
        (None, _) => Config::default(),
        (Some(TokenTree::Punct(comma)), None) if comma.as_char() == ',' => Config::default(),
        (Some(TokenTree::Punct(comma)), Some(TokenTree::Group(group)))
            if comma.as_char() == ',' && group.delimiter() == Delimiter::Brace =>
        {
            config(node::table(&group)?)?
        }
        (Some(TokenTree::Punct(comma)), Some(other)) if comma.as_char() == ',' => {
            let message = "the second argument is the options, in braces";
            return Err(Fault::new(message, other.span()).help(USAGE));
        }
        (Some(other), _) => {
            let message = "there is no comma behind the path of the document";
            return Err(Fault::new(message, other.span()).help(USAGE));
        }
    };
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Punct(comma)), None) if comma.as_char() == ',' => {}
        (None, _) => {}
        (Some(other), _) => {
            let message =
                "there are two arguments: the path of the document, and options in braces";
            return Err(Fault::new(message, other.span()).help(USAGE));
        }
    }
    Ok(Arguments { path, at, config })
}

fn config(options: Node) -> Result<Config, Fault> {
    let at = options.at;
    let config = Config::deserialize(Choices(options))?;
    let checked = config.check();
    checked.map_err(|error| Fault::of_choice(error, Some(at)))?;
    Ok(config)
}

/// A token without the invisible group that another macro puts around what it passes on.
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
