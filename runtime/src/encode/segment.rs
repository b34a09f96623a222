//! Styles that write one text, for path segments and header values: `simple`, `label`, `matrix`, and JSON text.

use serde_json::Value;

use super::json::value_text;
use super::parameter_value::ParameterValue;
use super::percent::{Escape, push};
use super::style::{Style, StyleKind};

/// The text of a path variable or a header value; `None` if the value is undefined.
pub(crate) fn segment(name: &str, value: &Value, style: Style, escape: Escape) -> Option<String> {
    let mut out = String::new();
    if style.kind == StyleKind::Json {
        if value.is_null() {
            return None;
        }
        push(&mut out, &value_text(value), escape);
        return Some(out);
    }
    let prefix = match style.kind {
        StyleKind::Label => ".",
        StyleKind::Matrix => ";",
        _ => "",
    };
    let between = match style.kind {
        StyleKind::Label | StyleKind::Matrix if style.explode => prefix,
        _ => ",",
    };
    out.push_str(prefix);
    if style.kind == StyleKind::Matrix {
        matrix(&mut out, name, value, style.explode, escape)?;
        return Some(out);
    }
    match ParameterValue::of(value) {
        ParameterValue::Undefined => return None,
        ParameterValue::Text(text) => push(&mut out, &text, escape),
        ParameterValue::List(items) => {
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { between });
                push(&mut out, item, escape);
            }
        }
        ParameterValue::Map(entries) => {
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

/// The text after the first `;`. An empty string has no `=` (RFC 6570 section 3.2.7).
fn matrix(
    out: &mut String,
    name: &str,
    value: &Value,
    explode: bool,
    escape: Escape,
) -> Option<()> {
    match ParameterValue::of(value) {
        ParameterValue::Undefined => return None,
        ParameterValue::Text(text) => pair(out, name, &text, escape),
        ParameterValue::List(items) if explode => {
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ";" });
                pair(out, name, item, escape);
            }
        }
        ParameterValue::Map(entries) if explode => {
            for (at, (key, text)) in entries.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ";" });
                pair(out, key, text, escape);
            }
        }
        ParameterValue::List(_) | ParameterValue::Map(_) => {
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
