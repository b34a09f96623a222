//! Writes values as text. `serde_json::Value` can't hold some of them, such as `1e400` and duplicate keys: marked
//! strings represent these.

use serde_json::Value;

/// Marks a text that is written without quotes.
const RAW: char = '\u{e000}';

/// Surrounds a number that makes a key unique in memory, and isn't written.
const SAME: char = '\u{e001}';

/// A value that is written as exactly this text.
pub fn raw(text: &str) -> Value {
    Value::String(format!("{RAW}{text}"))
}

/// A key that is written like an existing one, so that the object has duplicate keys.
pub fn same_key(key: &str, number: u64) -> String {
    format!("{SAME}{number}{SAME}{key}")
}

/// The text of a document: YAML in block style, or JSON, which is also valid YAML.
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
    let unmarked = key
        .strip_prefix(SAME)
        .and_then(|rest| rest.split_once(SAME));
    out.push_str(&Value::from(unmarked.map_or(key, |(_, key)| key)).to_string());
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
