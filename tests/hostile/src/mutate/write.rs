//! Values to text. Some values can't stand in a tree, such as `1e400` and keys that stand twice; they are
//! marked strings there, and written as what they are.

use serde_json::Value;

/// Before a text that is written as it is.
const RAW: char = '\u{e000}';

/// Before and behind a number that tells keys apart that are the same in the text.
const SAME: char = '\u{e001}';

/// A value that is written so.
pub fn raw(text: &str) -> Value {
    Value::String(format!("{RAW}{text}"))
}

/// A key that is written as another is: the two stand in one object.
pub fn same_key(key: &str, number: u64) -> String {
    format!("{SAME}{number}{SAME}{key}")
}

/// The text of a document: blocks of YAML, or JSON, which YAML takes as well.
pub fn text(tree: &Value, block: bool) -> String {
    let mut out = String::new();
    if block {
        blocks(tree, 0, &mut out);
    } else {
        flow(tree, &mut out);
    }
    out
}

fn string(text: &str, out: &mut String) {
    match text.strip_prefix(RAW) {
        Some(text) => out.push_str(text),
        None => out.push_str(&Value::from(text).to_string()),
    }
}

fn key(key: &str, out: &mut String) {
    let own = key
        .strip_prefix(SAME)
        .and_then(|rest| rest.split_once(SAME));
    out.push_str(&Value::from(own.map_or(key, |(_, key)| key)).to_string());
    out.push_str(": ");
}

fn flow(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(",\n");
                }
                flow(item, out);
            }
            out.push(']');
        }
        Value::Object(map) => {
            out.push('{');
            for (index, (name, value)) in map.iter().enumerate() {
                if index > 0 {
                    out.push_str(",\n");
                }
                key(name, out);
                flow(value, out);
            }
            out.push('}');
        }
        Value::String(text) => string(text, out),
        scalar => out.push_str(&scalar.to_string()),
    }
}

fn blocks(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                line(indent, out);
                out.push_str("- ");
                blocks(item, indent + 2, out);
            }
        }
        Value::Object(map) if !map.is_empty() => {
            for (name, value) in map {
                line(indent, out);
                key(name, out);
                blocks(value, indent + 2, out);
            }
        }
        other => flow(other, out),
    }
}

fn line(indent: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}
