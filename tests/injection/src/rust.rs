//! Parses Rust and separates docs from code.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::cell::RefCell;

/// The docs in a file, one text per item, without indentation, as rustdoc reads them.
///
/// # Errors
///
/// If the file isn't Rust.
pub fn docs(text: &str) -> Result<Vec<String>, String> {
    let mut all = Vec::new();
    collect(parse(text)?, &mut all);
    Ok(all)
}

/// The tokens of a file without its docs.
///
/// # Errors
///
/// If the file isn't Rust.
pub fn code(text: &str) -> Result<Vec<TokenTree>, String> {
    syn::parse_file(text).map_err(|error| error.to_string())?;
    let mut all = Vec::new();
    walk(parse(text)?, &mut |_, _| {}, &mut |token| {
        all.push(token.clone())
    });
    Ok(all)
}

fn parse(text: &str) -> Result<TokenStream, String> {
    text.parse()
        .map_err(|error: proc_macro2::LexError| error.to_string())
}

fn collect(tokens: TokenStream, all: &mut Vec<String>) {
    // The docs of two items are separated by another token (`None`), those of a file and of its first item by the kind
    // of the comment.
    let lines_and_gaps = RefCell::new(Vec::new());
    walk(
        tokens,
        &mut |inner, line| lines_and_gaps.borrow_mut().push(Some((inner, line))),
        &mut |_| lines_and_gaps.borrow_mut().push(None),
    );
    let mut lines: Vec<(bool, String)> = Vec::new();
    for line in lines_and_gaps.into_inner().into_iter().chain([None]) {
        let same = |(inner, _): &(bool, String)| line.as_ref().is_some_and(|(now, _)| now == inner);
        if !lines.last().is_none_or(same) {
            all.push(unindented(&lines));
            lines.clear();
        }
        lines.extend(line);
    }
}

/// The text without the spaces that all lines begin with.
fn unindented(lines: &[(bool, String)]) -> String {
    let lines = || lines.iter().map(|(_, line)| line.as_str());
    let indents = lines().filter(|line| !line.trim().is_empty());
    let least = indents
        .map(|line| line.len() - line.trim_start().len())
        .min();
    let cut = |line: &str| format!("{}\n", line.get(least.unwrap_or(0)..).unwrap_or_default());
    lines().map(cut).collect()
}

fn walk(tokens: TokenStream, doc: &mut dyn FnMut(bool, String), other: &mut dyn FnMut(&TokenTree)) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match &token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                let bang = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '!');
                let inner = tokens.next_if(bang).is_some();
                match tokens.next() {
                    Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
                        match text_of_doc(group.stream()) {
                            Some(text) => doc(inner, text),
                            None => walk(group.stream(), doc, other),
                        }
                    }
                    next => next.iter().for_each(&mut *other),
                }
            }
            TokenTree::Group(group) => {
                other(&token);
                walk(group.stream(), doc, other);
                other(&token);
            }
            token => other(token),
        }
    }
}

/// The text of `doc = "text"`.
fn text_of_doc(tokens: TokenStream) -> Option<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    match tokens.as_slice() {
        [
            TokenTree::Ident(name),
            TokenTree::Punct(_),
            TokenTree::Literal(text),
        ] if name == "doc" => match syn::Lit::new(text.clone()) {
            syn::Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{code, docs};

    #[test]
    fn docs_and_code_are_separated() {
        let text = "//! a\n/// b\n///\n///  c\nstruct D { /// e\n f: u8 }\nm! { /// g\n h }";
        let found: Vec<String> = docs(text).unwrap();
        assert_eq!(found, ["a\n", "b\n\n c\n", "e\n", "g\n"]);
        let words: Vec<String> = code("/// INJECTED\nconst A: &str = \"b\";")
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(words, ["const", "A", ":", "&", "str", "=", "\"b\"", ";"]);
    }
}
