//! Markdown and HTML of a document as docs.
//!
//! Without `pulldown-cmark`: a writer that turns its events back into safe Markdown is as long as the reading that it would save.

use super::doc_text::{DocText, WIDTH};
use super::html::to_markdown;
use super::wrap::wrap;
use crate::diag::is_break;

/// Prose of a document, wrapped and escaped, without blank lines around it.
pub(super) fn markdown(prose: &str) -> DocText {
    wrap(&to_markdown(&with_line_feeds(prose)), WIDTH)
}

/// Text in which every line break is a line feed.
fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace(is_break, "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(prose: &str, expected: &str) {
        let docs = markdown(prose);
        let lines: Vec<&str> = docs.lines().collect();
        assert_eq!(lines.join("\n"), expected, "{prose:?}");
    }

    #[test]
    fn every_break_of_a_line_is_one() {
        check(
            "a\r\n\r\nb\r\rc\u{85}\u{85}d\u{2028}\u{2028}e\u{2029}\u{2029}f\u{b}\u{b}g\u{c}\u{c}h",
            "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh",
        );
    }

    #[test]
    fn invisible_characters_are_left_out() {
        check(
            "a\u{202e}b\u{2067}c\u{0}d\u{1b}e\u{9b}f\u{feff}g",
            "abcdefg",
        );
        check(
            "\u{5e9}\u{5dd} \u{1f469}\u{200d}\u{1f4bb}",
            "\u{5e9}\u{5dd} \u{1f469}\u{200d}\u{1f4bb}",
        );
    }

    #[test]
    fn fences_of_a_document_are_listings() {
        check("~~~\nlet x;\n~~~", "```text\nlet x;\n```");
        check(
            "~~~~ rust\n~~~\n```\n~~~~\nb",
            "````text\n~~~\n```\n````\nb",
        );
        check("- ~~~\n  let x;\n  ~~~", "```text\nlet x;\n```");
        check(
            "> - ```\n>   let x;\n> ```\n> b",
            "```text\nlet x;\n```\n> b",
        );
        check(
            "1. a\n   ~~~rust\n   let x;\n   ~~~\n2. b",
            "1. a\n```text\nlet x;\n```\n2. b",
        );
        check("> ~~~\n> let x;\nafter", "```text\nlet x;\n```\nafter");
        check("a\n~~~\nlet x;", "a\n```text\nlet x;\n```");
        check("~~~\n~~~", "");
    }

    #[test]
    fn a_line_of_prose_opens_no_block() {
        check("a ``` b", "a \\`\\`\\` b");
        check("```inline``` x", "`inline` x");
        check("`a ~~~ b`", "a \\~\\~\\~ b");
        check("-     let x;", "- let x;");
        check("\\~~~", "\\~\\~\\~");
        check("\\```", "\\`\\`\\`");
    }
}
