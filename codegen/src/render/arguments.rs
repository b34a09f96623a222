//! Calls that are too long for one line: one argument per line, with filled lists.

use super::columns::{fits, push_line};
use super::macros::{line_of, list, one_line};
use super::wrap::{Line, wrap};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Writes `head(arguments)end` in one line if it fits, otherwise with one argument per line.
pub(super) fn push_call(
    head: &str,
    arguments: TokenStream,
    end: &str,
    indent: usize,
    out: &mut String,
) {
    let whole = format!("{head}({}){end}", one_line(arguments.clone()));
    if fits(&whole, indent) || arguments.is_empty() {
        return push_line(&whole, indent, out);
    }
    push_line(&format!("{head}("), indent, out);
    for argument in list(arguments) {
        push_argument(argument, indent + 4, out);
    }
    push_line(&format!("){end}"), indent, out);
}

fn push_argument(argument: TokenStream, indent: usize, out: &mut String) {
    let line = format!("{},", one_line(argument.clone()));
    let tokens: Vec<TokenTree> = argument.into_iter().collect();
    match tokens.split_last() {
        Some((TokenTree::Group(group), before))
            if group.delimiter() == Delimiter::Bracket && !fits(&line, indent) =>
        {
            let before = one_line(before.iter().cloned().collect());
            push_line(&format!("{before}["), indent, out);
            let items = list(group.stream()).into_iter();
            let items = items.map(|item| line_of(item).ended(","));
            fill(items, indent + 4, out);
            push_line("],", indent, out);
        }
        _ => wrap(
            &line_of(tokens.into_iter().collect()).ended(","),
            indent,
            out,
        ),
    }
}

/// Writes texts, as many per line as fit.
pub(super) fn fill(texts: impl Iterator<Item = Line>, indent: usize, out: &mut String) {
    let mut line = Line::default();
    for text in texts {
        if line.text.is_empty() {
            line = text;
        } else if fits(&line.text, indent + 1 + text.text.chars().count()) {
            line.space();
            line.push_str(&text.text);
        } else {
            wrap(&std::mem::replace(&mut line, text), indent, out);
        }
    }
    if !line.text.is_empty() {
        wrap(&line, indent, out);
    }
}
