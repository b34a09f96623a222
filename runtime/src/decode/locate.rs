//! From the line and column of a decoding error to a path such as `items[3].price`.
//!
//! A scanner that knows no types reads the text again up to the error. A second decoding by a deserializer that tracks the
//! path (`serde_path_to_error`) would find the same, but the compiler would build the decoder of every response type twice.

/// The path of the value at which serde_json stopped; `line` and `column` are serde_json's, where `column` is the count
/// of bytes of that line that were read.
pub(super) fn locate(text: &[u8], line: usize, column: usize) -> String {
    let read = match offset(text, line, column) {
        Some(end) => text.get(..end).unwrap_or(text),
        None => return String::new(),
    };
    let mut path = String::new();
    for frame in frames(read) {
        match frame {
            Frame::Object(Some(key)) => push_quoted(&mut path, key),
            Frame::Object(None) => {}
            Frame::Array(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

/// The offset of a line and column; `None` if the line is 0, which means that there is no position.
pub(super) fn offset(text: &[u8], line: usize, column: usize) -> Option<usize> {
    let start = match line {
        0 => return None,
        1 => 0,
        line => {
            let breaks = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            breaks
                .map(|(at, _)| at + 1)
                .nth(line - 2)
                .unwrap_or(text.len())
        }
    };
    Some(start.saturating_add(column))
}

enum Frame<'a> {
    /// An object, with the key whose value is being read, in quotes.
    Object(Option<&'a [u8]>),
    /// An array, with the index of the item that is being read.
    Array(usize),
}

/// The lists and objects that are open at the end of `read`, which may end anywhere. One that ends with the last byte isn't
/// among them: the error is about it as a whole, a missing field for example.
fn frames(read: &[u8]) -> Vec<Frame<'_>> {
    let mut open = Vec::new();
    let mut at = 0;
    while let Some(byte) = read.get(at) {
        match byte {
            b'{' => open.push(Frame::Object(None)),
            b'[' => open.push(Frame::Array(0)),
            b'}' | b']' => {
                open.pop();
            }
            b',' => match open.last_mut() {
                Some(Frame::Object(key)) => *key = None,
                Some(Frame::Array(index)) => *index += 1,
                None => {}
            },
            b'"' => {
                let end = string_end(read, at);
                if let Some(Frame::Object(key @ None)) = open.last_mut() {
                    *key = read.get(at..end);
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    open
}

/// The index after the string that opens at `at`.
fn string_end(read: &[u8], at: usize) -> usize {
    let mut at = at + 1;
    while let Some(byte) = read.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    read.len()
}

fn push_quoted(path: &mut String, quoted: &[u8]) {
    // An error means that the text ends inside of the key.
    if let Ok(key) = serde_json::from_slice::<String>(quoted) {
        push_key(path, &key);
    }
}

/// Adds a key to a path.
pub(super) fn push_key(path: &mut String, key: &str) {
    let plain = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || "_-$@".contains(c));
    if !plain {
        path.push_str(&format!("[{key:?}]"));
        return;
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Page {
        items: Vec<Book>,
        next: Option<String>,
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Book {
        price: f64,
        title: String,
        tags: BTreeMap<String, Vec<String>>,
    }

    fn path<T: DeserializeOwned + std::fmt::Debug>(text: &str) -> String {
        let error = serde_json::from_slice::<T>(text.as_bytes()).unwrap_err();
        locate(text.as_bytes(), error.line(), error.column())
    }

    #[test]
    fn the_path_is_named() {
        let book = r#"{"price": 1, "title": "t", "tags": {}}"#;
        for (text, expected) in [
            (
                format!(r#"{{"items":[{book},{{"price":"1"}}]}}"#),
                "items[1].price",
            ),
            (
                format!("{{\n\"items\": [\n{book},\n{book},\n{{\n\"price\": true\n}}]}}"),
                "items[2].price",
            ),
            (format!(r#"{{"items":[{book},{{"price":1}}]}}"#), "items[1]"),
            (
                r#"{"items":[{"price":1,"title":[],"tags":{}}]}"#.to_owned(),
                "items[0].title",
            ),
            (
                r#"{"items":[{"price":1,"title":{"a":1},"tags":{}}]}"#.to_owned(),
                "items[0].title",
            ),
            (
                r#"{"items":[{"price":1,"title":null,"tags":{}}]}"#.to_owned(),
                "items[0].title",
            ),
            (
                r#"{"items":[{"tags":{"a b":["x","y",3]}}]}"#.to_owned(),
                r#"items[0].tags["a b"][2]"#,
            ),
            (
                r#"{"items":[{"tags":{"a\"],{":[7]}}]}"#.to_owned(),
                r#"items[0].tags["a\"],{"][0]"#,
            ),
            (r#"{"items":[{"price":1,"ti"#.to_owned(), "items[0]"),
            (r#"{"next":null}"#.to_owned(), ""),
            (r#"{"items":[],"next":5}"#.to_owned(), "next"),
            (r#"<html>"#.to_owned(), ""),
            (r#"[1"#.to_owned(), "[0]"),
        ] {
            assert_eq!(path::<Page>(&text), expected, "{text}");
        }
        assert_eq!(path::<Vec<u8>>("[1, 2, 300]"), "[2]");
        assert_eq!(path::<Vec<u8>>("[{}]"), "[0]");
        assert_eq!(path::<u8>("\"a\""), "");
    }

    #[test]
    fn any_position_is_safe() {
        let text = br#"{"a":[{"b\u00e9":"c\\"}]}"#;
        for end in 0..=text.len() {
            for column in 0..=text.len() + 2 {
                locate(&text[..end], 1, column);
                locate(&text[..end], 3, column);
            }
        }
    }
}
