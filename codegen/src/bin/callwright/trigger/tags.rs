//! What a sample must say to be the event that it is sent as, and to be a delivery of its own.

use callwright_codegen::source::put;
use callwright_webhook_core::Source;
use serde_json::{Map, Value};

/// The payload of a delivery, and the pointer of its item; empty where it is no batch.
pub struct Payload<'a> {
    pub whole: &'a mut Value,
    pub item: &'a str,
}

impl Payload<'_> {
    /// Where a source stands in it; `None` where it stands elsewhere.
    fn pointer(&self, source: &Source) -> Option<String> {
        match source {
            Source::Body(pointer) => Some(pointer.clone()),
            Source::Item(pointer) => Some(format!("{}{pointer}", self.item)),
            Source::Field(name) => Some(format!("/{}", name.replace('~', "~0").replace('/', "~1"))),
            _ => None,
        }
    }

    /// Says the event's word, as its route reads it. `others` are the words of the other events.
    pub fn tag(&mut self, route: &[Source], word: &str, others: &[&str]) {
        let words = self.words(route, word);
        for (source, word) in route.iter().zip(words) {
            if let Source::Key(pointer) = source {
                self.key(pointer, word, others);
            } else if let Some(pointer) = self.pointer(source) {
                let value = like(self.whole.pointer(&pointer), word);
                put(self.whole, &pointer, value);
            }
        }
    }

    /// What the payload says otherwise, and where: a word of another event.
    pub fn differs(&self, route: &[Source], word: &str) -> Option<(String, String)> {
        let words = self.words(route, word);
        let mut places = route.iter().zip(&words).skip(1);
        places.find_map(|(source, word)| {
            let pointer = self.pointer(source)?;
            let said = text(self.whole.pointer(&pointer)?);
            (said != *word).then_some((pointer, said))
        })
    }

    /// The parts of an event's word, one for each source of its route that says one.
    fn words<'w>(&self, route: &[Source], word: &'w str) -> Vec<&'w str> {
        // The route ends at what is absent, the first apart, without which there is no event.
        let said = route.iter().skip(1).take_while(|source| {
            let pointer = self.pointer(source);
            pointer.is_none_or(|pointer| self.whole.pointer(&pointer).is_some_and(is_scalar))
        });
        let mut words: Vec<&str> = word.rsplitn(said.count() + 1, '.').collect();
        words.reverse();
        words
    }

    /// Of the keys that name events, only this one may be there.
    fn key(&mut self, pointer: &str, word: &str, others: &[&str]) {
        let pointer = format!("{}{pointer}", self.item);
        let Some(Value::Object(object)) = self.whole.pointer_mut(&pointer) else {
            return;
        };
        object.retain(|key, _| key == word || !others.contains(&key.as_str()));
        object
            .entry(word)
            .or_insert_with(|| Value::Object(Map::new()));
    }

    /// Gives what names the delivery a new value, where the payload holds it, so that a receiver doesn't take it for one that it
    /// has seen.
    pub fn rename(&mut self, names: &[Source], route: &[Source], id: &str) {
        let pointers = names
            .iter()
            .filter(|source| !route.contains(source))
            .filter_map(|source| self.pointer(source));
        let pointers: Vec<String> = pointers.collect();
        // Some are known by more than an id: by a status, a time.
        let is_id = |pointer: &&String| pointer.to_lowercase().ends_with("id");
        let Some(pointer) = pointers.iter().find(is_id).or(pointers.first()) else {
            return;
        };
        if let Some(old) = self.whole.pointer_mut(pointer) {
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

/// A string without its quotes, all else as JSON.
pub fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn is_scalar(value: &Value) -> bool {
    matches!(value, Value::String(_) | Value::Number(_) | Value::Bool(_))
}

/// The word as what stood there.
fn like(old: Option<&Value>, word: &str) -> Value {
    let scalar = || serde_json::from_str::<Value>(word).ok();
    match old {
        Some(Value::Number(_) | Value::Bool(_)) => scalar()
            .filter(|value| value.is_number() || value.is_boolean())
            .unwrap_or_else(|| word.into()),
        _ => word.into(),
    }
}

fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let hex = text
        .bytes()
        .all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    hex && lengths == [8, 4, 4, 4, 12]
}

/// A number of the random digits of an id: positive, and small enough for 32 bits with a sign, as which it may be read.
fn number(id: &str) -> u32 {
    let digits = id.get(id.len().saturating_sub(8)..);
    let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    (number.unwrap_or_default() >> 1).max(1)
}

/// A random UUID (RFC 9562, section 5.4) of the random digits of an id.
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

    fn tagged(route: &[Source], word: &str, mut whole: Value, item: &str) -> Value {
        let mut payload = Payload {
            whole: &mut whole,
            item,
        };
        payload.tag(route, word, &["edited", "removed"]);
        whole
    }

    #[test]
    fn a_word_is_said_part_by_part() {
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
            // The route ends where nothing is said.
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
            // What has no room for a word gives way.
            (vec![kind()], "a", json!("text"), json!({ "kind": "a" })),
        ] {
            let item = match whole.get("items") {
                Some(_) => "/items/0",
                None => "",
            };
            let tagged = tagged(&route, word, whole, item);
            assert_eq!(tagged, expected, "{word} by {route:?}");
        }
    }

    #[test]
    fn names_are_new_and_look_as_before() {
        let id = "msg_0123456789abcdef0123456789abcdef";
        let route = [source(Source::Body, "/type")];
        let names = ["/type", "/source", "/id"].map(|at| source(Source::Body, at));
        let renamed = |old: Value| {
            let mut whole = json!({ "type": "t", "source": "s", "id": old });
            let mut payload = Payload {
                whole: &mut whole,
                item: "",
            };
            payload.rename(&names, &route, id);
            assert_eq!(
                (&whole["type"], &whole["source"]),
                (&json!("t"), &json!("s"))
            );
            whole["id"].take()
        };
        assert_eq!(renamed("evt_1".into()), id);
        let uuid = renamed("6f2d5a1e-3c4b-4d5e-8f60-000000000000".into());
        assert_eq!(uuid, "fedcba98-7654-4210-8edc-ba9876543210");
        // As wide as a 32-bit integer, and of the id alone: a second delivery in the same second has another.
        assert_eq!(renamed(7.into()), 0x89ab_cdef_u32 >> 1);
        assert_eq!(renamed(Value::Null), Value::Null);
    }
}
