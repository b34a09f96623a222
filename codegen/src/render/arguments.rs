//! Calls that are too long for one line: one argument per line, with filled lists.

use super::macros::{list, one_line};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The width of a line in characters.
pub(super) const WIDTH: usize = 100;

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
            fill(
                items.map(|item| format!("{},", one_line(item))),
                indent + 4,
                out,
            );
            push_line("],", indent, out);
        }
        _ => push_line(&line, indent, out),
    }
}

/// Writes texts, as many per line as fit.
pub(super) fn fill(texts: impl Iterator<Item = String>, indent: usize, out: &mut String) {
    let mut line = String::new();
    for text in texts {
        if !line.is_empty() && !fits(&line, indent + 1 + text.chars().count()) {
            push_line(&line, indent, out);
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&text);
    }
    if !line.is_empty() {
        push_line(&line, indent, out);
    }
}

/// Whether a line fits.
pub(super) fn fits(line: &str, indent: usize) -> bool {
    indent + line.chars().count() <= WIDTH
}

pub(super) fn push_line(line: &str, indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
    out.push_str(line);
    out.push('\n');
}
