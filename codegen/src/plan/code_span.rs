//! Text of a document as a span of code.

use super::escape::{escape_all, longest_run};
use crate::diag::{is_break, is_plain};

/// Any text as one span of code, in one line.
pub(super) fn code_span(text: &str) -> String {
    let text: String = visible(text).replace('`', "'");
    match text.split_whitespace().collect::<Vec<_>>().join(" ") {
        empty if empty.is_empty() => "` `".to_owned(),
        // A run of tildes can't be in a span of code: in a line of its own it would be a fence.
        text if longest_run(&text, '~') >= 3 => escape_all(&text),
        text => format!("`{text}`"),
    }
}

/// A text in one line, without characters that a reader can't see.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push_str("    "),
            c if is_break(c) => out.push(' '),
            c if is_plain(c) => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::code_span;

    #[test]
    fn code_is_one_span() {
        for (text, expected) in [
            ("a b", "`a b`"),
            ("a`\n`b", "`a' 'b`"),
            (" \u{202e}", "` `"),
            ("", "` `"),
            ("~~~ <b>", "\\~\\~\\~ \\<b\\>"),
        ] {
            assert_eq!(code_span(text), expected, "{text:?}");
        }
    }
}
