//! JSON pointers (RFC 6901), followed in received bytes.

use std::borrow::Cow;
use std::ops::Range;

use super::json_scan::{self, LookupError, Name};

/// A JSON pointer.
#[derive(Clone, Debug)]
pub(crate) struct BodyPointer {
    segments: Vec<Name>,
}

impl BodyPointer {
    /// Parses a pointer. `None` if it is neither empty nor begins with `/`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let segments = if text.is_empty() {
            Vec::new()
        } else {
            let names = text.strip_prefix('/')?.split('/');
            let unescaped =
                names.map(|name| Name::new(&name.replace("~1", "/").replace("~0", "~")));
            unescaped.collect()
        };
        Some(Self { segments })
    }

    /// The string, number or boolean that it points at.
    pub(crate) fn scalar<'a>(&self, text: &'a [u8]) -> Result<Option<Cow<'a, str>>, LookupError> {
        match self.find(text)? {
            Some(at) => json_scan::scalar(text, at),
            None => Ok(None),
        }
    }

    /// The range of the value that it points at.
    pub(crate) fn range(&self, text: &[u8]) -> Result<Option<Range<usize>>, LookupError> {
        match self.find(text)? {
            Some(at) => Ok(Some(at..json_scan::end(text, at)?)),
            None => Ok(None),
        }
    }

    /// Whether it points at an array without items.
    pub(crate) fn is_empty(&self, text: &[u8]) -> Result<bool, LookupError> {
        match self.find(text)? {
            Some(at) if text.get(at) == Some(&b'[') => {
                Ok(text.get(json_scan::start(text, at + 1)?) == Some(&b']'))
            }
            _ => Ok(false),
        }
    }

    /// The requested keys of the object that it points at. A key that appears twice is an error.
    pub(crate) fn keys(
        &self,
        text: &[u8],
        requested: impl Fn(&str) -> bool,
    ) -> Result<Vec<String>, LookupError> {
        let mut keys: Vec<String> = Vec::new();
        let Some(at) = self.find(text)? else {
            return Ok(keys);
        };
        json_scan::members(text, at, |key, _| {
            let key = std::str::from_utf8(&key).map_err(|_| LookupError::Malformed)?;
            if requested(key) {
                if keys.iter().any(|known| known == key) {
                    return Err(LookupError::Twice);
                }
                keys.push(key.to_owned());
            }
            Ok(true)
        })?;
        Ok(keys)
    }

    /// Where the value begins.
    fn find(&self, text: &[u8]) -> Result<Option<usize>, LookupError> {
        let mut at = json_scan::start(text, 0)?;
        for segment in &self.segments {
            let next = match text.get(at) {
                Some(b'[') => nth(text, at, segment.text())?,
                _ => json_scan::member(text, at, segment)?,
            };
            match next {
                Some(next) => at = next,
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }
}

fn nth(text: &[u8], at: usize, index: &str) -> Result<Option<usize>, LookupError> {
    let Ok(index) = index.parse::<usize>() else {
        return Ok(None);
    };
    let mut found = None;
    let mut number = 0;
    json_scan::items(text, at, |item: Range<usize>| {
        if number == index {
            found = Some(item.start);
        }
        number += 1;
        Ok(())
    })?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scalar(text: &str, pointer: &str) -> Result<Option<String>, LookupError> {
        let pointer = BodyPointer::parse(pointer).unwrap();
        let found = pointer.scalar(text.as_bytes())?;
        Ok(found.map(Cow::into_owned))
    }

    #[test]
    fn values_are_found() {
        let text = r#" { "a": {"b": [1, {"type": "inner"}, -2.5e3]}, "n": null, "t": true, "x/y~": "\u00e4\n", "type": "outer" } "#;
        for (pointer, expected) in [
            ("/type", Some("outer")),
            ("/a/b/1/type", Some("inner")),
            ("/a/b/2", Some("-2.5e3")),
            ("/a/b/3", None),
            ("/a/b/x", None),
            ("/n", None),
            ("/t", Some("true")),
            ("/a", None),
            ("/x~1y~0", Some("\u{e4}\n")),
            ("/none", None),
            ("/type/deeper", None),
            ("", None),
        ] {
            assert_eq!(
                scalar(text, pointer),
                Ok(expected.map(str::to_owned)),
                "{pointer}"
            );
        }
        assert_eq!(scalar("7", ""), Ok(Some("7".to_owned())));
    }

    #[test]
    fn only_an_array_without_items_is_empty() {
        let empty = |text: &str| BodyPointer::parse("/a").unwrap().is_empty(text.as_bytes());
        for (text, expected) in [
            (r#"{"a":[]}"#, Ok(true)),
            (r#"{"b":1, "a" : [ ] }"#, Ok(true)),
            (r#"{"a":[[]]}"#, Ok(false)),
            (r#"{"a":{}}"#, Ok(false)),
            (r#"{"a":null}"#, Ok(false)),
            (r#"{"b":[]}"#, Ok(false)),
            (r#"{"a":["#, Err(LookupError::Malformed)),
            (r#"{"a":[],"a":[1]}"#, Err(LookupError::Twice)),
        ] {
            assert_eq!(empty(text), expected, "{text}");
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_refused_however_it_is_written() {
        for text in [
            r#"{"type":"a","type":"b"}"#,
            r#"{"type":"a","x":{"y":[]},"type":"a"}"#,
            r#"{"type":"a","\u0074ype":"b"}"#,
            r#"{"\u0074ype":"a","type":"b"}"#,
        ] {
            assert_eq!(scalar(text, "/type"), Err(LookupError::Twice), "{text}");
        }
        let escaped = r#"{"ty\u0070e":"a"}"#;
        assert_eq!(scalar(escaped, "/type"), Ok(Some("a".to_owned())));
        // Elsewhere it may appear any number of times.
        let elsewhere = r#"{"type":"a","x":{"type":1},"y":["type"],"type2":"\u0000"}"#;
        assert_eq!(scalar(elsewhere, "/type"), Ok(Some("a".to_owned())));
        assert_eq!(
            scalar(r#"{"e":{},"e":{"t":1}}"#, "/e/t"),
            Err(LookupError::Twice)
        );
    }

    #[test]
    fn what_is_no_json_is_survived() {
        let text = r#"{"x":[{"y":"\\\""},tru],"type":"a","z":{"type":1}}"#;
        for end in 0..text.len() {
            for begin in 0..end {
                let _ = scalar(&text[begin..end], "/type");
                let _ = scalar(&text[begin..end], "/x/0/y");
            }
        }
        for (text, fault) in [
            ("", LookupError::Malformed),
            ("{\"type\"", LookupError::Malformed),
            ("{\"x\":1 \"type\":1}", LookupError::Malformed),
            ("{\"x\":,\"type\":1}", LookupError::Malformed),
            ("{\"type\":\"a", LookupError::Malformed),
            ("{\"type\":what}", LookupError::Malformed),
        ] {
            assert_eq!(scalar(text, "/type"), Err(fault), "{text}");
        }
    }

    #[test]
    fn deep_bodies_neither_recurse_nor_pass() {
        let deep = format!("{{\"x\":{},\"type\":\"a\"}}", "[".repeat(1_000_000));
        assert_eq!(scalar(&deep, "/type"), Err(LookupError::Deep));
        let fine = format!(
            "{{\"x\":{}{},\"type\":\"a\"}}",
            "[".repeat(128),
            "]".repeat(128)
        );
        assert_eq!(scalar(&fine, "/type"), Ok(Some("a".to_owned())));
    }
}
