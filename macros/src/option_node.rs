//! Options as a tree: `{ key: value, ... }`. A value is a literal, an identifier, a list or a table.

use crate::error::MacroError;
use proc_macro::token_stream::IntoIter;
use proc_macro::{Delimiter, Group, Span, TokenStream, TokenTree};
use std::iter::Peekable;

/// A value with its tokens.
#[derive(Clone, Debug)]
pub struct OptionNode {
    pub kind: OptionValue,
    pub at: Span,
}

/// The value of an option.
#[derive(Clone, Debug)]
pub enum OptionValue {
    /// A literal or an identifier, as it is written.
    Text(String),
    List(Vec<OptionNode>),
    Table(Vec<OptionEntry>),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct OptionEntry {
    pub key: String,
    pub key_at: Span,
    pub value: OptionNode,
}

/// The value of a string literal; `None` for another literal.
pub fn string(literal: &str) -> Option<String> {
    let literal = syn::parse_str::<syn::LitStr>(literal).ok()?;
    Some(literal.value())
}

/// The content of braces.
pub fn table(group: &Group) -> Result<OptionNode, MacroError> {
    let mut entries: Vec<OptionEntry> = Vec::new();
    let mut tokens = group.stream().into_iter().peekable();
    while let Some(token) = tokens.next() {
        let key_at = token.span();
        let Some(key) = key(&token) else {
            let message = format!("`{token}` can't be the name of an option");
            return Err(MacroError::new(message, key_at)
                .help("options are written `name: value`, between commas"));
        };
        if entries.iter().any(|entry| entry.key == key) {
            return Err(MacroError::new(format!("`{key}` is given twice"), key_at));
        }
        match tokens.next() {
            Some(TokenTree::Punct(colon)) if colon.as_char() == ':' => {}
            other => {
                let at = other.map_or(key_at, |token| token.span());
                let message = format!("there is no `:` between `{key}` and its value");
                return Err(MacroError::new(message, at));
            }
        }
        let value = value(&mut tokens, key_at)?;
        comma(&mut tokens)?;
        entries.push(OptionEntry { key, key_at, value });
    }
    Ok(OptionNode {
        kind: OptionValue::Table(entries),
        at: group.span(),
    })
}

fn key(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(word) => {
            let word = word.to_string();
            Some(word.strip_prefix("r#").unwrap_or(&word).to_owned())
        }
        TokenTree::Literal(literal) => string(&literal.to_string()),
        _ => None,
    }
}

fn list(group: &Group) -> Result<OptionNode, MacroError> {
    let mut items = Vec::new();
    let mut tokens = group.stream().into_iter().peekable();
    while tokens.peek().is_some() {
        items.push(value(&mut tokens, group.span())?);
        comma(&mut tokens)?;
    }
    Ok(OptionNode {
        kind: OptionValue::List(items),
        at: group.span(),
    })
}

fn value(tokens: &mut Peekable<IntoIter>, before: Span) -> Result<OptionNode, MacroError> {
    let text = |text: String, at| OptionNode {
        kind: OptionValue::Text(text),
        at,
    };
    match tokens.next() {
        Some(TokenTree::Literal(literal)) => Ok(text(literal.to_string(), literal.span())),
        Some(TokenTree::Ident(word)) => Ok(text(word.to_string(), word.span())),
        Some(TokenTree::Punct(minus)) if minus.as_char() == '-' => {
            let number = value(tokens, minus.span())?;
            match number.kind {
                OptionValue::Text(digits) => Ok(text(format!("-{digits}"), number.at)),
                _ => Err(MacroError::new(
                    "a minus belongs before a number",
                    minus.span(),
                )),
            }
        }
        Some(TokenTree::Group(group)) => match group.delimiter() {
            Delimiter::Brace => table(&group),
            Delimiter::Bracket => list(&group),
            // An argument that another macro passed on.
            Delimiter::None => value(&mut group.stream().into_iter().peekable(), group.span()),
            Delimiter::Parenthesis => Err(MacroError::new(
                "a value is a literal, a list in brackets or a table in braces",
                group.span(),
            )),
        },
        other => {
            let at = other.map_or(before, |token| token.span());
            Err(MacroError::new("the value is missing", at))
        }
    }
}

/// The comma after a value, which is optional after the last.
fn comma(tokens: &mut Peekable<IntoIter>) -> Result<(), MacroError> {
    match tokens.next() {
        None => Ok(()),
        Some(TokenTree::Punct(comma)) if comma.as_char() == ',' => Ok(()),
        Some(token) => {
            let message = format!("there is no comma before `{}`", first(&token));
            Err(MacroError::new(message, token.span()))
        }
    }
}

/// The beginning of a token.
fn first(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => "{".to_owned(),
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => "[".to_owned(),
        token => TokenStream::from(token.clone()).to_string(),
    }
}
