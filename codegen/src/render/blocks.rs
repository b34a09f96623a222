//! Macro calls with items, `path! { items }`. An item is in one line if it fits and has no docs inside, otherwise its
//! entries are rows; entries with commas and without docs fill the rows.

use super::arguments::{fill, push_call};
use super::columns::{fits, push_line};
use super::macros;
use super::methods::doc_comment;
use super::wrap::{Line, wrap};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Lit;

/// `path! { ... }`, in as many lines as it needs.
pub(super) fn block(path: &str, tokens: TokenStream) -> String {
    let mut out = format!("{path}! {{\n");
    let items = split(tokens, true);
    if items.iter().all(|item| item.end == ",") && filled(&items) {
        fill(items.iter().map(MacroEntry::line), 4, &mut out);
    } else {
        let mut long_before = false;
        for (at, item) in items.iter().enumerate() {
            let text = item_text(item);
            let long = text.lines().count() > 1;
            if at > 0 && (long || long_before) {
                out.push('\n');
            }
            out.push_str(&text);
            long_before = long;
        }
    }
    out.push_str("}\n");
    out
}

/// An entry with its docs, up to the comma, the semicolon or the brace that ends it.
struct MacroEntry {
    docs: Vec<String>,
    attributes: Vec<String>,
    tokens: Vec<TokenTree>,
    end: &'static str,
}

fn split(tokens: TokenStream, brace_ends: bool) -> Vec<MacroEntry> {
    let mut entries = Vec::new();
    let mut entry = MacroEntry::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        let mut ends = false;
        match &token {
            TokenTree::Punct(mark) if mark.as_char() == '#' && entry.tokens.is_empty() => {
                if let Some(TokenTree::Group(attribute)) = tokens.next() {
                    entry.attribute(attribute.stream());
                }
                continue;
            }
            TokenTree::Punct(mark) if mark.as_char() == ',' => entry.end = ",",
            TokenTree::Punct(mark) if mark.as_char() == ';' => entry.end = ";",
            TokenTree::Group(group) => {
                ends = brace_ends && group.delimiter() == Delimiter::Brace;
                entry.tokens.push(token);
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {
                entry.tokens.push(token);
            }
        }
        if ends || !entry.end.is_empty() {
            entries.push(std::mem::replace(&mut entry, MacroEntry::new()));
        }
    }
    if !entry.tokens.is_empty() {
        entries.push(entry);
    }
    entries
}

impl MacroEntry {
    fn new() -> Self {
        Self {
            docs: Vec::new(),
            attributes: Vec::new(),
            tokens: Vec::new(),
            end: "",
        }
    }

    fn attribute(&mut self, tokens: TokenStream) {
        let mut parts = tokens.clone().into_iter();
        if let (Some(TokenTree::Ident(name)), Some(_), Some(TokenTree::Literal(text))) =
            (parts.next(), parts.next(), parts.next())
            && name == "doc"
            && let Lit::Str(text) = Lit::new(text)
        {
            self.docs.push(doc_comment(&text.value()));
        } else {
            self.attributes
                .push(format!("#[{}]", macros::one_line(tokens)));
        }
    }

    /// Writes the docs, one per line.
    fn push_docs(&self, indent: usize, out: &mut String) {
        for line in &self.docs {
            push_line(line, indent, out);
        }
    }

    /// The entry without its docs, in one line.
    fn line(&self) -> Line {
        let mut line = Line::default();
        for attribute in &self.attributes {
            line.push_str(attribute);
            line.space();
        }
        line.extend(macros::line_of(self.tokens.iter().cloned().collect()));
        line.ended(self.end)
    }
}

fn item_text(item: &MacroEntry) -> String {
    let mut out = String::new();
    item.push_docs(4, &mut out);
    let Some((TokenTree::Group(last), before)) = item.tokens.split_last() else {
        wrap(&item.line(), 4, &mut out);
        return out;
    };
    for attribute in &item.attributes {
        push_line(attribute, 4, &mut out);
    }
    let head = macros::line_of(before.iter().cloned().collect());
    let mut entries = split(last.stream(), false);
    let rows = entries
        .iter()
        .any(|entry| entry.end == ";" || !entry.docs.is_empty());
    let inside = macros::one_line(last.stream());
    let whole = match inside.as_str() {
        "" => format!("{} {{}}", head.text),
        inside => format!("{} {{ {inside} }}", head.text),
    };
    if !rows && fits(&whole, 4) {
        push_line(&whole, 4, &mut out);
        return out;
    }
    if let Some(last) = entries.last_mut().filter(|last| last.end.is_empty()) {
        last.end = ",";
    }
    wrap(&head.ended(" {"), 4, &mut out);
    if filled(&entries) {
        fill(entries.iter().map(MacroEntry::line), 8, &mut out);
    } else {
        for entry in &entries {
            entry.push_docs(8, &mut out);
            push_row(entry, &mut out);
        }
    }
    push_line("}", 4, &mut out);
    out
}

/// Writes a row, in several lines if it is a call and too long.
fn push_row(entry: &MacroEntry, out: &mut String) {
    let line = entry.line();
    match entry.tokens.split_last() {
        Some((TokenTree::Group(last), before))
            if !fits(&line.text, 8) && last.delimiter() == Delimiter::Parenthesis =>
        {
            let head = macros::one_line(before.iter().cloned().collect());
            let last = last.stream();
            match head.rsplit_once(" => ") {
                Some((left, _)) if !fits(left, 11) => wrap(&line, 8, out),
                Some((left, right)) if fits(&line.text[left.len() + 4..], 12) => {
                    push_line(&format!("{left} =>"), 8, out);
                    push_call(right, last, entry.end, 12, out);
                }
                _ if !fits(&head, 9) => wrap(&line, 8, out),
                _ => push_call(&head, last, entry.end, 8, out),
            }
        }
        _ => wrap(&line, 8, out),
    }
}

/// Whether entries may share lines: those without docs and groups may.
fn filled(entries: &[MacroEntry]) -> bool {
    let group = |token: &TokenTree| matches!(token, TokenTree::Group(_));
    entries
        .iter()
        .all(|entry| entry.end != ";" && entry.docs.is_empty() && !entry.tokens.iter().any(group))
}
