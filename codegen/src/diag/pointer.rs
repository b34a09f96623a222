//! JSON pointers (RFC 6901).

use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::{Map, Value};
use std::borrow::{Borrow, Cow};
use std::fmt;
use std::str::FromStr;

/// A JSON pointer in its escaped form: `/paths/~1pets/get`. The empty pointer is the whole value.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct JsonPointer(String);

/// The text isn't a JSON pointer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct InvalidPointer;

impl JsonPointer {
    /// The pointer in its escaped form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the pointer of the whole value.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Its keys and indexes, unescaped.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        let tokens = self.0.strip_prefix('/').map(|rest| rest.split('/'));
        tokens.into_iter().flatten().map(unescape)
    }

    /// The pointer of a member of the object here.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + key.len() + 1);
        text.push_str(&self.0);
        text.push('/');
        for c in key.chars() {
            match c {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                c => text.push(c),
            }
        }
        Self(text)
    }

    /// The pointer of an item of the array here.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The pointer that leads from the value here to what `rest` is the pointer of.
    #[must_use]
    pub fn join(&self, rest: &Self) -> Self {
        Self(format!("{}{}", self.0, rest.0))
    }

    /// Removes the last token; `None` if there is none.
    pub fn pop(&mut self) -> Option<()> {
        self.0.truncate(self.0.rfind('/')?);
        Some(())
    }

    /// Whether the value here is inside of the value at `other`, and isn't that value.
    pub fn is_inside(&self, other: &Self) -> bool {
        let rest = self.0.strip_prefix(&other.0);
        rest.is_some_and(|rest| rest.starts_with('/'))
    }

    /// The value here, if there is one.
    pub fn get<'v>(&self, root: &'v Value) -> Option<&'v Value> {
        root.pointer(&self.0)
    }

    /// The value here, if there is one.
    pub fn get_mut<'v>(&self, root: &'v mut Value) -> Option<&'v mut Value> {
        root.pointer_mut(&self.0)
    }

    /// Sets the value here. An array on the way is extended by one item if the next token is its length; a value
    /// that has no such member becomes an object.
    ///
    /// ```
    /// use callwright_codegen::diag::JsonPointer;
    /// use serde_json::json;
    ///
    /// let kind: JsonPointer = "/items/0/kind".parse().unwrap();
    /// let mut sample = json!({ "items": ["text"] });
    /// kind.set(&mut sample, json!("opened"));
    /// assert_eq!(sample, json!({ "items": [{ "kind": "opened" }] }));
    /// ```
    pub fn set(&self, root: &mut Value, value: Value) {
        let mut at = root;
        for token in self.tokens() {
            let room = |items: &Vec<Value>| index(&token).filter(|item| *item <= items.len());
            let item = at.as_array().and_then(room);
            if item.is_none() && !at.is_object() {
                *at = Value::Object(Map::new());
            }
            at = match (at, item) {
                (Value::Array(items), Some(item)) => {
                    if item == items.len() {
                        items.push(Value::Null);
                    }
                    &mut items[item]
                }
                (Value::Object(object), _) => object.entry(token).or_insert(Value::Null),
                _ => return,
            };
        }
        *at = value;
    }
}

/// The pointer with these tokens, which are escaped.
impl<T: AsRef<str>> FromIterator<T> for JsonPointer {
    fn from_iter<I: IntoIterator<Item = T>>(tokens: I) -> Self {
        let tokens = tokens.into_iter();
        tokens.fold(Self::default(), |pointer, token| {
            pointer.key(token.as_ref())
        })
    }
}

impl FromStr for JsonPointer {
    type Err = InvalidPointer;

    fn from_str(text: &str) -> Result<Self, InvalidPointer> {
        match text.is_empty() || text.starts_with('/') {
            true => Ok(Self(text.to_owned())),
            false => Err(InvalidPointer),
        }
    }
}

impl fmt::Display for JsonPointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for InvalidPointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON pointer is empty or begins with `/`")
    }
}

impl std::error::Error for InvalidPointer {}

/// Maps by pointer are searched by text.
impl Borrow<str> for JsonPointer {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for JsonPointer {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for JsonPointer {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl<'de> Deserialize<'de> for JsonPointer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|error| D::Error::custom(format!("`{text}` isn't a JSON pointer: {error}")))
    }
}

/// An array index (RFC 6901, section 4): digits without a leading zero.
fn index(token: &str) -> Option<usize> {
    let digits = token.bytes().all(|b| b.is_ascii_digit());
    let canonical = digits && (token == "0" || !token.starts_with('0'));
    canonical.then(|| token.parse().ok()).flatten()
}

fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        // In this order (RFC 6901, section 4), or `~01` would become `/`.
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn get<'v>(root: &'v Value, pointer: &str) -> Option<&'v Value> {
        pointer.parse::<JsonPointer>().ok()?.get(root)
    }

    #[test]
    fn the_examples_of_the_rfc() {
        let doc = json!({
            "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5,
            "k\"l": 6, " ": 7, "m~n": 8,
        });
        assert_eq!(get(&doc, ""), Some(&doc));
        assert_eq!(get(&doc, "/foo/0"), Some(&json!("bar")));
        for (pointer, number) in [
            ("/", 0),
            ("/a~1b", 1),
            ("/c%d", 2),
            ("/e^f", 3),
            ("/g|h", 4),
            ("/i\\j", 5),
            ("/k\"l", 6),
            ("/ ", 7),
            ("/m~0n", 8),
        ] {
            assert_eq!(get(&doc, pointer), Some(&json!(number)), "{pointer}");
        }
    }

    #[test]
    fn pointers_without_a_value() {
        let doc = json!({"list": [1, 2], "~1": true});
        assert_eq!(get(&doc, "/~01"), Some(&json!(true)));
        for pointer in [
            "list",
            "/list/2",
            "/list/01",
            "/list/-",
            "/list/+1",
            "/list/",
            "/list/0/x",
        ] {
            assert_eq!(get(&doc, pointer), None, "{pointer}");
        }
    }

    #[test]
    fn tokens_are_escaped_and_back() {
        let keys = ["paths", "/pets/{id}", "a~1b", ""];
        let pointer: JsonPointer = keys.iter().collect();
        assert_eq!(pointer, "/paths/~1pets~1{id}/a~01b/");
        assert_eq!(pointer.tokens().collect::<Vec<_>>(), keys);
        assert_eq!(JsonPointer::default().tokens().count(), 0);
        let parent: JsonPointer = "/paths/~1pets~1{id}".parse().unwrap();
        assert!(pointer.is_inside(&parent) && !parent.is_inside(&parent));
    }
}
