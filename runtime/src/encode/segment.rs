//! Styles that make one text: `simple`, `label`, `matrix`, and JSON text, for path segments and header values.

use serde_json::Value;

use super::json::value_text;
use super::percent::{Escape, push};
use super::shape::Shape;
use super::style::{Kind, Style};

/// The text of a path variable or a header value; `None` when the value is undefined.
pub(crate) fn segment(name: &str, value: &Value, style: Style, escape: Escape) -> Option<String> {
    let mut out = String::new();
    if style.kind == Kind::Json {
        if value.is_null() {
            return None;
        }
        push(&mut out, &value_text(value), escape);
        return Some(out);
    }
    let prefix = match style.kind {
        Kind::Label => ".",
        Kind::Matrix => ";",
        _ => "",
    };
    let between = match style.kind {
        Kind::Label | Kind::Matrix if style.explode => prefix,
        _ => ",",
    };
    out.push_str(prefix);
    if style.kind == Kind::Matrix {
        matrix(&mut out, name, value, style.explode, escape)?;
        return Some(out);
    }
    match Shape::of(value) {
        Shape::Undefined => return None,
        Shape::Text(text) => push(&mut out, &text, escape),
        Shape::List(items) => {
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { between });
                push(&mut out, item, escape);
            }
        }
        Shape::Map(entries) => {
            for (at, (key, text)) in entries.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { between });
                push(&mut out, key, escape.of_name());
                out.push_str(if style.explode { "=" } else { "," });
                push(&mut out, text, escape);
            }
        }
    }
    Some(out)
}

/// What follows the first `;`. A value that is the empty string has no `=` (RFC 6570 section 3.2.7).
fn matrix(
    out: &mut String,
    name: &str,
    value: &Value,
    explode: bool,
    escape: Escape,
) -> Option<()> {
    match Shape::of(value) {
        Shape::Undefined => return None,
        Shape::Text(text) => pair(out, name, &text, escape),
        Shape::List(items) if explode => {
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ";" });
                pair(out, name, item, escape);
            }
        }
        Shape::Map(entries) if explode => {
            for (at, (key, text)) in entries.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ";" });
                pair(out, key, text, escape);
            }
        }
        Shape::List(_) | Shape::Map(_) => {
            push(out, name, escape.of_name());
            out.push('=');
            out.push_str(&segment(name, value, Style::SIMPLE, escape)?);
        }
    }
    Some(())
}

fn pair(out: &mut String, name: &str, text: &str, escape: Escape) {
    push(out, name, escape.of_name());
    if !text.is_empty() {
        out.push('=');
        push(out, text, escape);
    }
}
