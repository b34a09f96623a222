//! The positions of text in the document.

use serde_json::{Map, Value};

/// A position of text in `document.yaml`.
#[derive(Clone, Copy, Debug)]
pub struct Position {
    kind: PositionKind,
    /// Its JSON pointer.
    pointer: &'static str,
    /// A description.
    pub what: &'static str,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum PositionKind {
    Value,
    /// A value that must differ from those at other positions: a number follows the text.
    Unique,
    /// The last key of the pointer.
    Key,
}

/// The positions in `positions.txt`.
///
/// # Panics
///
/// If a line can't be parsed.
pub fn positions() -> Vec<Position> {
    let lines = include_str!("../positions.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    lines.map(position).collect()
}

fn position(line: &'static str) -> Position {
    let mut words = line.splitn(3, ' ');
    let (kind, pointer, what) = (words.next(), words.next(), words.next());
    let kind = match kind {
        Some("value") => PositionKind::Value,
        Some("unique") => PositionKind::Unique,
        Some("key") => PositionKind::Key,
        _ => panic!("positions.txt: {line}"),
    };
    Position {
        kind,
        pointer: pointer.unwrap_or_default(),
        what: what.unwrap_or_default(),
    }
}

/// The document with a text at the positions whose indexes `includes` accepts. Tests also fill each half alone,
/// because a text at one position can prevent that another is read.
///
/// # Panics
///
/// If the document can't be parsed, or lacks a position.
pub fn document(text: &str, includes: impl Fn(usize) -> bool) -> Value {
    let document = include_str!("../document.yaml");
    let mut document: Value = match serde_yaml::from_str(document) {
        Ok(document) => document,
        Err(error) => panic!("document.yaml: {error}"),
    };
    let positions = positions().into_iter().enumerate();
    let positions = positions.filter(|(index, _)| includes(*index));
    let (keys, values): (Vec<_>, Vec<_>) =
        positions.partition(|(_, position)| position.kind == PositionKind::Key);
    for (
        index,
        Position {
            kind,
            pointer,
            what,
        },
    ) in values
    {
        match document.pointer_mut(pointer) {
            Some(value) if kind == PositionKind::Unique => {
                *value = format!("{text} {index}").into()
            }
            Some(value) => *value = text.into(),
            None => panic!("{pointer}, {what}, is not in the document"),
        }
    }
    // Innermost keys first, because pointers through a renamed key no longer resolve.
    for (_, Position { pointer, what, .. }) in keys.into_iter().rev() {
        let (parent, key) = pointer.rsplit_once('/').unwrap_or(("", pointer));
        let key = key.replace("~1", "/").replace("~0", "~");
        match document.pointer_mut(parent) {
            Some(Value::Object(object)) if object.contains_key(&key) => {
                rename(object, &key, text);
            }
            _ => panic!("{pointer}, {what}, is not in the document"),
        }
    }
    document
}

/// Renames a key and keeps its position.
fn rename(object: &mut Map<String, Value>, from: &str, to: &str) {
    let old = std::mem::take(object);
    object.extend(old.into_iter().map(|(key, value)| match key == from {
        true => (to.to_owned(), value),
        false => (key, value),
    }));
}
