//! Styles that write `name=value` pairs, for queries, forms and cookies: `form`, `spaceDelimited`, `pipeDelimited`,
//! `deepObject`, `cookie`, and JSON text.

use serde_json::Value;

use super::json::value_text;
use super::parameter_value::{ParameterValue, plain_text};
use super::percent::{Escape, encode, push};
use super::style::{Style, StyleKind};

/// Appends the pairs of one parameter to `out`, escaped and with `separator` between them. An undefined value has no pairs.
pub(crate) fn push_pairs(
    out: &mut String,
    separator: &str,
    name: &str,
    value: &Value,
    style: Style,
    escape: Escape,
) {
    for (name, value) in pairs(name, value, style, escape) {
        if !out.is_empty() {
            out.push_str(separator);
        }
        out.push_str(&name);
        out.push('=');
        out.push_str(&value);
    }
}

fn pairs(name: &str, value: &Value, style: Style, escape: Escape) -> Vec<(String, String)> {
    match style.kind {
        StyleKind::Deep => {
            let mut out = Vec::new();
            let list = if style.indexed {
                ListNames::Numbered
            } else {
                ListNames::Bracketed
            };
            bracketed(&mut out, name.to_owned(), value, list, escape);
            return out;
        }
        StyleKind::Json if value.is_null() => return Vec::new(),
        StyleKind::Json => {
            return vec![(
                encode(name, escape.of_name()),
                encode(&value_text(value), escape),
            )];
        }
        _ => {}
    }
    let between = match style.kind {
        StyleKind::Space => "%20",
        StyleKind::Pipe => "%7C",
        _ => ",",
    };
    match ParameterValue::of(value) {
        ParameterValue::Undefined => Vec::new(),
        ParameterValue::Text(text) => vec![(encode(name, escape.of_name()), encode(&text, escape))],
        ParameterValue::List(items) if style.explode => items
            .iter()
            .map(|item| (encode(name, escape.of_name()), encode(item, escape)))
            .collect(),
        ParameterValue::Map(_) if style.explode => exploded(value, style, escape),
        ParameterValue::List(items) => {
            vec![(
                encode(name, escape.of_name()),
                joined(items.iter().map(|item| item.as_ref()), between, escape),
            )]
        }
        ParameterValue::Map(entries) => {
            let texts = entries.iter().flat_map(|(key, text)| [*key, text.as_ref()]);
            vec![(
                encode(name, escape.of_name()),
                joined(texts, between, escape),
            )]
        }
    }
}

/// The properties of an exploded object, each under its own name. Nested properties get brackets.
fn exploded(value: &Value, style: Style, escape: Escape) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let list = if style.indexed {
        ListNames::Numbered
    } else {
        ListNames::Repeated
    };
    for (key, value) in value.as_object().into_iter().flatten() {
        bracketed(&mut out, key.clone(), value, list, escape);
    }
    out
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>, between: &str, escape: Escape) -> String {
    let mut out = String::new();
    for (at, text) in texts.enumerate() {
        out.push_str(if at == 0 { "" } else { between });
        push(&mut out, text, escape);
    }
    out
}

/// How the items of a list of plain values are named.
#[derive(Clone, Copy)]
enum ListNames {
    /// `a=1&a=2`
    Repeated,
    /// `a[]=1&a[]=2`, for a list that is the whole value of a `deepObject` parameter.
    Bracketed,
    /// `a[0]=1&a[1]=2`
    Numbered,
}

/// Adds the pairs of a value whose properties are named by brackets.
fn bracketed(
    out: &mut Vec<(String, String)>,
    name: String,
    value: &Value,
    list: ListNames,
    escape: Escape,
) {
    let below = match list {
        ListNames::Bracketed => ListNames::Repeated,
        list => list,
    };
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                bracketed(out, format!("{name}[{key}]"), value, below, escape);
            }
        }
        Value::Array(items) => {
            let nested = items.iter().any(|item| item.is_object() || item.is_array());
            for (at, item) in items.iter().enumerate() {
                let name = match list {
                    ListNames::Repeated if !nested => name.clone(),
                    ListNames::Bracketed if !nested => format!("{name}[]"),
                    _ => format!("{name}[{at}]"),
                };
                bracketed(out, name, item, below, escape);
            }
        }
        value => {
            if let Some(text) = plain_text(value) {
                out.push((encode(&name, escape.of_name()), encode(&text, escape)));
            }
        }
    }
}
