//! Changes a sample so that it is the selected event, and a delivery with an id of its own.

use callwright_codegen::diag::JsonPointer;
use callwright_codegen::ir::literal_text;
use callwright_webhook_core::Source;
use serde_json::{Map, Value};

/// The payload of a delivery, and the JSON pointer of its item, which is empty unless it is a batch.
pub struct SamplePayload<'a> {
    pub whole: &'a mut Value,
    pub item: JsonPointer,
}

impl SamplePayload<'_> {
    /// The pointer of an event source, if it is in the payload.
    fn pointer(&self, source: &Source) -> Option<JsonPointer> {
        match source {
            Source::Body(pointer) => pointer.parse().ok(),
            Source::Item(pointer) => Some(self.item.join(&pointer.parse().ok()?)),
            Source::Field(name) => Some(JsonPointer::default().key(name)),
            _ => None,
        }
    }

    /// Writes the value that identifies the event where the route reads it. `others` are the values of the other
    /// events.
    pub fn set_event(&mut self, route: &[Source], value: &str, others: &[&str]) {
        let parts = self.parts(route, value);
        for (source, part) in route.iter().zip(parts) {
            if let Source::Key(pointer) = source {
                self.set_key(pointer, part, others);
            } else if let Some(pointer) = self.pointer(source) {
                let value = coerce_like(pointer.get(self.whole), part);
                pointer.set(self.whole, value);
            }
        }
    }

    /// A value of another event in the payload, with its pointer.
    pub fn other_value(&self, route: &[Source], value: &str) -> Option<(JsonPointer, String)> {
        let parts = self.parts(route, value);
        let mut sources = route.iter().zip(&parts).skip(1);
        sources.find_map(|(source, part)| {
            let pointer = self.pointer(source)?;
            let found = literal_text(pointer.get(self.whole)?);
            (found != *part).then_some((pointer, found))
        })
    }

    /// The parts of an event's value, one for each source of the route that is in the payload.
    fn parts<'v>(&self, route: &[Source], value: &'v str) -> Vec<&'v str> {
        // The route ends at the first source that is absent; only its first one is required.
        let present = route.iter().skip(1).take_while(|source| {
            let pointer = self.pointer(source);
            pointer.is_none_or(|pointer| pointer.get(self.whole).is_some_and(is_scalar))
        });
        let mut parts: Vec<&str> = value.rsplitn(present.count() + 1, '.').collect();
        parts.reverse();
        parts
    }

    /// Keeps only this one of the keys that identify events.
    fn set_key(&mut self, pointer: &str, name: &str, others: &[&str]) {
        let Ok(pointer) = pointer.parse() else { return };
        let Some(Value::Object(object)) = self.item.join(&pointer).get_mut(self.whole) else {
            return;
        };
        object.retain(|key, _| key == name || !others.contains(&key.as_str()));
        object
            .entry(name)
            .or_insert_with(|| Value::Object(Map::new()));
    }

    /// Sets a new id of the delivery if the payload has one, so that the receiver doesn't take it for a duplicate.
    pub fn set_id(&mut self, names: &[Source], route: &[Source], id: &str) {
        let pointers = names
            .iter()
            .filter(|source| !route.contains(source))
            .filter_map(|source| self.pointer(source));
        let pointers: Vec<JsonPointer> = pointers.collect();
        // Some deliveries are identified by more than an id: by a status or a time.
        let is_id = |pointer: &&JsonPointer| pointer.as_str().to_lowercase().ends_with("id");
        let Some(pointer) = pointers.iter().find(is_id).or(pointers.first()) else {
            return;
        };
        if let Some(old) = pointer.get_mut(self.whole) {
            let new = match &*old {
                Value::Number(_) => number(id).into(),
                Value::String(text) if is_uuid(text) => uuid(id).into(),
                Value::String(_) => id.into(),
                _ => return,
            };
            *old = new;
        }
    }
}

fn is_scalar(value: &Value) -> bool {
    matches!(value, Value::String(_) | Value::Number(_) | Value::Bool(_))
}

/// The text as a value of the same type as the old one, if it can be one.
fn coerce_like(old: Option<&Value>, text: &str) -> Value {
    let scalar = || serde_json::from_str::<Value>(text).ok();
    match old {
        Some(Value::Number(_) | Value::Bool(_)) => scalar()
            .filter(|value| value.is_number() || value.is_boolean())
            .unwrap_or_else(|| text.into()),
        _ => text.into(),
    }
}

fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let hex = text
        .bytes()
        .all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    hex && lengths == [8, 4, 4, 4, 12]
}

/// A number from the random digits of an id: positive, and small enough for a signed 32-bit integer.
fn number(id: &str) -> u32 {
    let digits = id.get(id.len().saturating_sub(8)..);
    let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    (number.unwrap_or_default() >> 1).max(1)
}

/// A random UUID (RFC 9562, section 5.4) from the random digits of an id.
fn uuid(id: &str) -> String {
    let mut digits: Vec<char> = id.chars().rev().take(32).collect();
    digits.resize(32, '0');
    if let [.., version] = &mut digits[..13] {
        *version = '4';
    }
    digits[16] = '8';
    let mut text = String::with_capacity(36);
    for (at, digit) in digits.iter().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(*digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn source(kind: fn(String) -> Source, at: &str) -> Source {
        kind(at.to_owned())
    }

    fn with_event(route: &[Source], word: &str, mut whole: Value, item: &str) -> Value {
        let mut payload = SamplePayload {
            whole: &mut whole,
            item: item.parse().unwrap(),
        };
        payload.set_event(route, word, &["edited", "removed"]);
        whole
    }

    #[test]
    fn a_value_is_written_part_by_part() {
        let kind = || source(Source::Body, "/kind");
        let part = || source(Source::Item, "/part");
        let batch = |part: Value| json!({ "kind": "x", "items": [{ "part": part }] });
        for (route, word, whole, expected) in [
            (vec![kind()], "a.b", json!({}), json!({ "kind": "a.b" })),
            (
                vec![kind()],
                "2",
                json!({ "kind": 1 }),
                json!({ "kind": 2 }),
            ),
            (
                vec![kind(), part()],
                "a.b.c",
                batch("x".into()),
                json!({ "kind": "a.b", "items": [{ "part": "c" }] }),
            ),
            // The route ends where nothing is.
            (
                vec![kind(), part()],
                "a.b",
                batch(Value::Null),
                json!({ "kind": "a.b", "items": [{ "part": null }] }),
            ),
            (
                vec![source(Source::Key, "")],
                "added",
                json!({ "id": 1, "added": { "x": 1 }, "edited": {} }),
                json!({ "id": 1, "added": { "x": 1 } }),
            ),
            // A text has no room for a member, so it is replaced.
            (vec![kind()], "a", json!("text"), json!({ "kind": "a" })),
        ] {
            let item = match whole.get("items") {
                Some(_) => "/items/0",
                None => "",
            };
            let changed = with_event(&route, word, whole, item);
            assert_eq!(changed, expected, "{word} by {route:?}");
        }
    }

    #[test]
    fn ids_are_new_and_keep_their_form() {
        let id = "msg_0123456789abcdef0123456789abcdef";
        let route = [source(Source::Body, "/type")];
        let names = ["/type", "/source", "/id"].map(|at| source(Source::Body, at));
        let with_id = |old: Value| {
            let mut whole = json!({ "type": "t", "source": "s", "id": old });
            let mut payload = SamplePayload {
                whole: &mut whole,
                item: JsonPointer::default(),
            };
            payload.set_id(&names, &route, id);
            assert_eq!(
                (&whole["type"], &whole["source"]),
                (&json!("t"), &json!("s"))
            );
            whole["id"].take()
        };
        assert_eq!(with_id("evt_1".into()), id);
        let uuid = with_id("6f2d5a1e-3c4b-4d5e-8f60-000000000000".into());
        assert_eq!(uuid, "fedcba98-7654-4210-8edc-ba9876543210");
        // Fits a 32-bit integer, and depends on the id alone: another delivery in the same second has another number.
        assert_eq!(with_id(7.into()), 0x89ab_cdef_u32 >> 1);
        assert_eq!(with_id(Value::Null), Value::Null);
    }
}
