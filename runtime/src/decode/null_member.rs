//! Nulls in JSON text where the document allows none. They are blanked together with their key, so that the key is missing.

use std::ops::Range;

/// The range of a member whose value is null: its key, the null, and one comma. `end` is the offset after the null; `None` if
/// there is no null before it, or it isn't the value of a key.
pub(super) fn null_member(text: &[u8], end: usize) -> Option<Range<usize>> {
    let before = text.get(..end)?.strip_suffix(b"null")?;
    let before = before.trim_ascii_end().strip_suffix(b":")?;
    let key = key_start(before.trim_ascii_end())?;
    let rest = text.get(end..)?;
    let trimmed = rest.trim_ascii_start();
    if trimmed.first() == Some(&b',') {
        return Some(key..end + (rest.len() - trimmed.len()) + 1);
    }
    // It is the last member, so the range has the comma before it.
    let before = text.get(..key)?.trim_ascii_end();
    let start = before.strip_suffix(b",").map_or(key, <[u8]>::len);
    Some(start..end)
}

/// The offset of the quote that opens the string at the end of `text`.
fn key_start(text: &[u8]) -> Option<usize> {
    let mut rest = text.strip_suffix(b"\"")?;
    loop {
        let quote = rest.iter().rposition(|byte| *byte == b'"')?;
        rest = rest.get(..quote)?;
        let escapes = rest.iter().rev().take_while(|byte| **byte == b'\\').count();
        if escapes % 2 == 0 {
            return Some(quote);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_blanked_with_one_comma() {
        for (text, expected) in [
            (r#"{"a":null}"#, Some(r#"{}"#)),
            (r#"{"a" : null , "b":1}"#, Some(r#"{"b":1}"#)),
            (r#"{"b":1,"a":null}"#, Some(r#"{"b":1}"#)),
            (r#"{"b":1,"a\"x":null }"#, Some(r#"{"b":1}"#)),
            (r#"{"b":1,"a\\":null }"#, Some(r#"{"b":1}"#)),
            (r#"{"b":[{"c":{},"":null}]}"#, Some(r#"{"b":[{"c":{}}]}"#)),
            (r#"[null]"#, None),
            (r#"null"#, None),
        ] {
            let end = text.find("null").unwrap() + 4;
            let blanked = null_member(text.as_bytes(), end).map(|range| {
                let mut text = text.to_owned();
                text.replace_range(range, "");
                text.replace(' ', "")
            });
            assert_eq!(blanked.as_deref(), expected, "{text}");
            assert_eq!(null_member(text.as_bytes(), end - 1), None);
        }
    }
}
