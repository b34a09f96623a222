//! Text from a document that is safe to print: only visible characters, and none that change the text around them.

/// Whether a character is visible and doesn't change others. Control characters move the cursor; some others change the
/// direction of the text around them, or are invisible (UAX #9, "Directional Formatting Characters"; Unicode Standard 23,
/// "Special Areas and Format Characters").
///
/// Joiners (U+200C, U+200D) and variation selectors are plain: Persian and emoji need them.
pub fn is_plain(c: char) -> bool {
    !(c.is_control()
        || matches!(
            c,
            // The soft hyphen, and spaces and letters without width.
            '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{3164}' | '\u{ffa0}'
            // Marks, embeddings, overrides and isolates of direction.
            | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // Breaks of lines and of paragraphs.
            | '\u{2028}' | '\u{2029}'
            // Joiners of words, invisible operators, switches of shaping.
            | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
            // The byte order mark, annotations, tags.
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        ))
}

/// Whether a character breaks a line (UAX #14: classes BK, CR, LF and NL).
pub fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Text in one line with only plain characters. Others become a space or a replacement character.
pub fn plain(text: &str) -> String {
    let shown = |c: char| match c {
        c if c == '\t' || is_break(c) => ' ',
        c if is_plain(c) => c,
        _ => char::REPLACEMENT_CHARACTER,
    };
    text.chars().map(shown).collect()
}

/// JSON in which characters that aren't plain are escaped, so that it has the same values and is safe to print. Line
/// breaks stay.
pub fn plain_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.chars() {
        if c == '\n' || is_plain(c) {
            out.push(c);
        } else {
            // JSON has such characters only in strings (RFC 8259, section 2).
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{plain, plain_json};

    #[test]
    fn what_acts_on_a_terminal_is_replaced() {
        let table = [
            ("a\u{1b}[2Jb", "a\u{fffd}[2Jb"),
            ("a\u{9b}b", "a\u{fffd}b"),
            ("a\r\nb\u{2028}c", "a  b c"),
            ("user\u{202e}nimda", "user\u{fffd}nimda"),
            ("שם, 名前, 👩‍💻 ❤️", "שם, 名前, 👩‍💻 ❤️"),
        ];
        for (text, shown) in table {
            assert_eq!(plain(text), shown, "{text:?}");
        }
    }

    #[test]
    fn json_keeps_its_values() {
        let text = "a\u{202e}b\u{9b}c\u{e0041}\u{7f}é";
        let json = serde_json::json!({ text: [text] }).to_string();
        let safe = plain_json(&json);
        assert!(safe.chars().all(super::is_plain), "{safe}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&safe).unwrap(),
            serde_json::json!({ text: [text] })
        );
    }
}
