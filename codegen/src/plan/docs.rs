//! Prose of a document as docs of Rust: Markdown that rustdoc reads without a warning.

use crate::ir::{Docs, Server};
use crate::names::Ident;
use serde_json::Value;
use std::fmt::Write as _;

/// Where lines of docs are wrapped, in characters, the slashes apart.
const WIDTH: usize = 104;

/// The longest default that is shown.
const DEFAULT: usize = 60;

/// The docs of a type.
pub(super) fn type_docs(docs: &Docs) -> Vec<String> {
    let prose = docs.description.as_deref().or(docs.summary.as_deref());
    let prose = prose.filter(|prose| !is_key(prose));
    with_notes(prose.map(text).unwrap_or_default(), docs.deprecated, None)
}

/// The docs of a field, a parameter.
pub(super) fn member_docs(docs: &Docs, default: Option<&Value>) -> Vec<String> {
    with_notes(
        docs.description.as_deref().map(text).unwrap_or_default(),
        docs.deprecated,
        default,
    )
}

/// The docs of an operation: the summary, the description, method and path.
pub(super) fn operation_docs(docs: &Docs, method: &str, path: &str) -> Vec<String> {
    let lines = summary_and_description(docs);
    let mut lines = with_notes(lines, docs.deprecated, None);
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(format!("`{method} {path}`"));
    lines
}

/// The docs of an event: what is said of it, and what stands for it on the wire.
pub(super) fn event_docs(lines: Vec<String>, deprecated: bool, values: &[String]) -> Vec<String> {
    let mut lines = with_notes(lines, deprecated, None);
    let quoted = values.iter().map(|value| {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        format!("`{}`", value.replace('`', "'"))
    });
    let quoted: Vec<String> = quoted.collect();
    if !quoted.is_empty() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(text_of_code(&quoted));
    }
    lines
}

/// Words of code, with commas between them, wrapped.
fn text_of_code(words: &[String]) -> Vec<String> {
    let mut lines = vec![String::new()];
    for (at, word) in words.iter().enumerate() {
        let comma = if at + 1 < words.len() { "," } else { "" };
        match lines.last_mut() {
            Some(line) if line.is_empty() => *line = format!("{word}{comma}"),
            Some(line) if line.chars().count() + word.chars().count() + 2 <= WIDTH => {
                *line = format!("{line} {word}{comma}");
            }
            _ => lines.push(format!("{word}{comma}")),
        }
    }
    lines
}

/// The lines up to the first blank one.
pub(super) fn first_paragraph(lines: &[String]) -> Vec<String> {
    let first = lines.iter().take_while(|line| !line.is_empty());
    first.cloned().collect()
}

/// The summary as a sentence, and the description below it.
pub(super) fn summary_and_description(docs: &Docs) -> Vec<String> {
    let mut lines = docs.summary.as_deref().map(text).unwrap_or_default();
    if let Some(first) = lines.first_mut()
        && !first.ends_with(['.', '!', '?', ':'])
        && lines.len() == 1
    {
        lines[0].push('.');
    }
    let same = docs.description.as_deref().map(str::trim) == docs.summary.as_deref().map(str::trim);
    if let Some(description) = docs.description.as_deref().filter(|_| !same) {
        let description = text(description);
        if !lines.is_empty() && !description.is_empty() {
            lines.push(String::new());
        }
        lines.extend(description);
    }
    lines
}

/// The docs of a server: what it is, its URL, and what its variables take.
pub(super) fn server_docs(server: &Server, arguments: &[Ident]) -> Vec<String> {
    let mut lines = server.description.as_deref().map(text).unwrap_or_default();
    if let [only] = lines.as_mut_slice()
        && only.ends_with(char::is_alphanumeric)
    {
        only.push('.');
    }
    if !server.variables.is_empty() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!("`{}`", server.url.replace('`', "")));
        lines.push(String::new());
    }
    for (variable, argument) in server.variables.iter().zip(arguments) {
        let mut item = format!("- `{}`: ", argument.bare());
        if let Some(description) = &variable.description {
            let description = description.trim();
            item.push_str(description);
            item.push_str(if description.ends_with('.') {
                " "
            } else {
                ". "
            });
        }
        let quoted = |value: &String| format!("`{}`", value.replace('`', ""));
        let values: Vec<String> = variable.values.iter().map(quoted).collect();
        if values.len() > 1 {
            // Writing to a string can't fail.
            let _ = write!(item, "One of {}. ", values.join(", "));
        }
        let _ = write!(item, "Default: {}.", quoted(&variable.default));
        lines.extend(text(&item));
    }
    lines
}

/// Whether a title is a name of the document's own tools, such as `payment_method_param`.
fn is_key(prose: &str) -> bool {
    let part = |c: char| c == '_' || c.is_ascii_lowercase() || c.is_ascii_digit();
    prose.contains('_') && prose.chars().all(part)
}

fn with_notes(mut lines: Vec<String>, deprecated: bool, default: Option<&Value>) -> Vec<String> {
    let mut notes = String::new();
    if deprecated {
        notes.push_str("Deprecated.");
    }
    if let Some(value) = default.filter(|value| !value.is_null()) {
        let shown = value.to_string();
        if shown.chars().count() <= DEFAULT && !shown.contains('`') {
            let gap = if notes.is_empty() { "" } else { " " };
            // Writing to a string can't fail.
            let _ = write!(notes, "{gap}Default: `{shown}`.");
        }
    }
    if notes.is_empty() {
        return lines;
    }
    match lines.last_mut() {
        Some(last) if last.chars().count() + notes.len() < WIDTH && !last.starts_with("```") => {
            if last.ends_with(char::is_alphanumeric) {
                last.push('.');
            }
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(&notes);
        }
        Some(_) => lines.push(notes),
        None => lines.push(notes),
    }
    lines
}

/// Markdown or HTML of a document, wrapped and escaped, without blank lines around it.
pub(super) fn text(prose: &str) -> Vec<String> {
    super::wrap::wrap(&super::html::to_markdown(prose), WIDTH)
}
