//! Where a document has text.

use serde_json::{Map, Value};

/// A place of a text in `document.yaml`.
#[derive(Clone, Copy, Debug)]
pub struct Position {
    kind: Kind,
    /// Its JSON pointer.
    pointer: &'static str,
    /// What it is.
    pub what: &'static str,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Value,
    /// A value that no other place may have: a number follows the text.
    Other,
    /// The last key of the pointer.
    Key,
}

/// Every one, as `positions.txt` lists them.
///
/// # Panics
///
/// When a line can't be read.
pub fn positions() -> Vec<Position> {
    let lines = include_str!("../positions.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    lines.map(position).collect()
}

fn position(line: &'static str) -> Position {
    let mut words = line.splitn(3, ' ');
    let (kind, pointer, what) = (words.next(), words.next(), words.next());
    let kind = match kind {
        Some("value") => Kind::Value,
        Some("other") => Kind::Other,
        Some("key") => Kind::Key,
        _ => panic!("positions.txt: {line}"),
    };
    Position {
        kind,
        pointer: pointer.unwrap_or_default(),
        what: what.unwrap_or_default(),
    }
}

/// The document with a text at all positions, or at those of one half: what one half of them leaves
/// out must not hide what the other comes to.
///
/// # Panics
///
/// When the document can't be read, or a position is not in it.
pub fn document(text: &str, wanted: impl Fn(usize) -> bool) -> Value {
    let document = include_str!("../document.yaml");
    let mut document: Value = match serde_yaml::from_str(document) {
        Ok(document) => document,
        Err(error) => panic!("document.yaml: {error}"),
    };
    let positions = positions().into_iter().enumerate();
    let wanted = positions.filter(|(at, _)| wanted(*at));
    let (keys, values): (Vec<_>, Vec<_>) =
        wanted.partition(|(_, position)| position.kind == Kind::Key);
    for (
        at,
        Position {
            kind,
            pointer,
            what,
        },
    ) in values
    {
        match document.pointer_mut(pointer) {
            Some(value) if kind == Kind::Other => *value = format!("{text} {at}").into(),
            Some(value) => *value = text.into(),
            None => panic!("{pointer}, {what}, is not in the document"),
        }
    }
    // The innermost first: behind a key that is renamed nothing is found.
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

/// Renames a key, which stays where it is.
fn rename(object: &mut Map<String, Value>, from: &str, to: &str) {
    let old = std::mem::take(object);
    object.extend(old.into_iter().map(|(key, value)| match key == from {
        true => (to.to_owned(), value),
        false => (key, value),
    }));
}
