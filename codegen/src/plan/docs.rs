//! Docs of items: the prose of the document, with what the generator adds to it.

use super::code_span::code_span;
use super::doc_text::{DocText, WIDTH};
use super::markdown::markdown;
use super::wrap::fill;
use crate::ir::{Docs, EnumValue, Server};
use crate::names::Ident;
use serde_json::Value;
use std::fmt::Write as _;

/// The longest default that is shown, in characters.
const DEFAULT: usize = 60;

/// The docs of a type.
pub(super) fn type_docs(docs: &Docs) -> DocText {
    let prose = docs.description.as_deref().or(docs.summary.as_deref());
    let prose = prose.filter(|prose| !is_key(prose));
    text(prose)
}

/// The docs of a field or a parameter.
pub(super) fn member_docs(docs: &Docs, default: Option<&Value>) -> DocText {
    with_default(text(docs.description.as_deref()), default).with_deprecation(docs)
}

/// The docs of a value of an enum.
pub(super) fn value_docs(value: &EnumValue) -> DocText {
    member_docs(
        &Docs {
            description: value.description.clone(),
            deprecated: value.deprecated,
            ..Docs::default()
        },
        None,
    )
}

/// The docs of an operation: its summary, its description, its method and path.
pub(super) fn operation_docs(docs: &Docs, method: &str, path: &str) -> DocText {
    let mut lines = summary_and_description(docs).with_deprecation(docs);
    lines.add(DocText::sentence(&code_span(&format!("{method} {path}"))));
    lines
}

/// The docs of an event: its description, and the values that name it in a delivery.
pub(super) fn event_docs(mut lines: DocText, values: &[String]) -> DocText {
    lines.add(list_of_code(values));
    lines
}

/// Values as code, with commas between them, wrapped.
fn list_of_code(values: &[String]) -> DocText {
    let mut docs = DocText::default();
    let mut line = String::new();
    for (at, value) in values.iter().enumerate() {
        let comma = if at + 1 < values.len() { "," } else { "" };
        let word = format!("{}{comma}", code_span(value));
        if line.is_empty() {
            line = word;
        } else if line.chars().count() + word.chars().count() < WIDTH {
            line = format!("{line} {word}");
        } else {
            docs.push_prose(&std::mem::replace(&mut line, word));
        }
    }
    if !line.is_empty() {
        docs.push_prose(&line);
    }
    docs
}

/// The summary as a sentence, and the description below it.
pub(super) fn summary_and_description(docs: &Docs) -> DocText {
    let mut lines = text(docs.summary.as_deref());
    if lines
        .only()
        .is_some_and(|only| !only.ends_with(['.', '!', '?', ':']))
    {
        lines.end_sentence();
    }
    let same = docs.description.as_deref().map(str::trim) == docs.summary.as_deref().map(str::trim);
    lines.add(text(docs.description.as_deref().filter(|_| !same)));
    lines
}

/// The docs of a server: its description, its URL, and its variables.
pub(super) fn server_docs(server: &Server, arguments: &[Ident]) -> DocText {
    let mut lines = text(server.description.as_deref());
    if lines
        .only()
        .is_some_and(|only| only.ends_with(char::is_alphanumeric))
    {
        lines.end_sentence();
    }
    if !server.variables.is_empty() {
        lines.add(DocText::sentence(&code_span(&server.url)));
        lines.push_blank();
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
        let values: Vec<String> = variable
            .values
            .iter()
            .map(|value| code_span(value))
            .collect();
        if values.len() > 1 {
            // Writing to a string can't fail.
            let _ = write!(item, "One of {}. ", values.join(", "));
        }
        let _ = match &variable.default {
            Some(default) => write!(item, "Default: {}.", code_span(default)),
            None => write!(item, "It has no default."),
        };
        lines.extend(markdown(&item));
    }
    lines
}

/// Whether a title is a key of the provider's tools, such as `payment_method_param`.
fn is_key(prose: &str) -> bool {
    let part = |c: char| c == '_' || c.is_ascii_lowercase() || c.is_ascii_digit();
    prose.contains('_') && prose.chars().all(part)
}

fn with_default(mut lines: DocText, default: Option<&Value>) -> DocText {
    if let Some(value) = default.filter(|value| !value.is_null()) {
        // As JSON, which tells `"1"` from `1`.
        let shown = value.to_string();
        if shown.chars().count() <= DEFAULT && !shown.contains('`') {
            lines.add_note(&format!("Default: {}.", code_span(&shown)));
        }
    }
    lines
}

/// The docs of the builder of a method.
pub(super) fn optional_arguments(method: &str) -> DocText {
    sentences(&format!("[`{method}`] with its optional arguments."))
}

/// Sentences of the generator, wrapped. Text of a document in them has been through `code_span` or `escape`.
pub(super) fn sentences(text: &str) -> DocText {
    let mut docs = DocText::default();
    fill(text, "", "", WIDTH, &mut docs);
    docs
}

/// The docs of a group whose tag has no description.
pub(super) fn calls_of(tag: &str) -> DocText {
    sentences(&format!("Calls of {}.", code_span(tag)))
}

/// Prose of a document, if there is any.
pub(super) fn text(prose: Option<&str>) -> DocText {
    prose.map(markdown).unwrap_or_default()
}
