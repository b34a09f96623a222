//! Styles that make `name=value` pairs: `form`, the delimited ones, `deepObject`, `cookie`, and JSON text, for
//! queries, forms and cookies.

use serde_json::Value;

use super::json::value_text;
use super::percent::{Escape, escaped, push};
use super::shape::{Shape, plain};
use super::style::{Kind, Style};

/// Appends the pairs of one parameter to `out`, escaped and with `separator` between them; nothing when the value is
/// undefined.
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
        Kind::Deep => {
            let mut out = Vec::new();
            let list = if style.indexed {
                List::Numbered
            } else {
                List::Bracketed
            };
            bracketed(&mut out, name.to_owned(), value, list, escape);
            return out;
        }
        Kind::Json if value.is_null() => return Vec::new(),
        Kind::Json => {
            return vec![(
                escaped(name, escape.of_name()),
                escaped(&value_text(value), escape),
            )];
        }
        _ => {}
    }
    let between = match style.kind {
        Kind::Space => "%20",
        Kind::Pipe => "%7C",
        _ => ",",
    };
    match Shape::of(value) {
        Shape::Undefined => Vec::new(),
        Shape::Text(text) => vec![(escaped(name, escape.of_name()), escaped(&text, escape))],
        Shape::List(items) if style.explode => items
            .iter()
            .map(|item| (escaped(name, escape.of_name()), escaped(item, escape)))
            .collect(),
        Shape::Map(_) if style.explode => spread(value, style, escape),
        Shape::List(items) => {
            vec![(
                escaped(name, escape.of_name()),
                joined(items.iter().map(|item| item.as_ref()), between, escape),
            )]
        }
        Shape::Map(entries) => {
            let texts = entries.iter().flat_map(|(key, text)| [*key, text.as_ref()]);
            vec![(
                escaped(name, escape.of_name()),
                joined(texts, between, escape),
            )]
        }
    }
}

/// The properties of an exploded object, each under its own name; what is nested deeper gets brackets.
fn spread(value: &Value, style: Style, escape: Escape) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let list = if style.indexed {
        List::Numbered
    } else {
        List::Repeated
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
enum List {
    /// `a=1&a=2`
    Repeated,
    /// `a[]=1&a[]=2`: a list that is the whole value of a `deepObject` parameter.
    Bracketed,
    /// `a[0]=1&a[1]=2`
    Numbered,
}

fn bracketed(
    out: &mut Vec<(String, String)>,
    name: String,
    value: &Value,
    list: List,
    escape: Escape,
) {
    let below = match list {
        List::Bracketed => List::Repeated,
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
                    List::Repeated if !nested => name.clone(),
                    List::Bracketed if !nested => format!("{name}[]"),
                    _ => format!("{name}[{at}]"),
                };
                bracketed(out, name, item, below, escape);
            }
        }
        value => {
            if let Some(text) = plain(value) {
                out.push((escaped(&name, escape.of_name()), escaped(&text, escape)));
            }
        }
    }
}
