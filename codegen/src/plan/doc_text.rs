//! Docs of the output: the only form in which prose of a document reaches a file.
//!
//! A document is not trusted, and docs are Rust in two ways: a line break ends a comment, and rustdoc
//! compiles and runs every code block in them that isn't marked as something else. So each line is
//! one line, and no line of prose can open a code block, whatever Markdown stands around it:
//!
//! - A fence needs three backticks or three tildes in a row (CommonMark 0.31, section 4.5). A line of
//!   prose has no such run.
//! - Indented code needs four columns of white space in a row (section 4.4). A line of prose has at
//!   most three spaces, at its start, and no tab. (A row of a table may have more behind its first
//!   bar, where no block can begin.)
//! - A block of HTML needs a tag at the start of a line (section 4.6). A line of prose has none.
//!
//! Code of a document stands between fences of ours, marked as text and longer than any run in it.

use super::escape::escape_all;
use super::html::to_markdown;
use super::wrap::{WIDTH, wrap};
use crate::diag::{is_break, is_plain};

/// Lines of Markdown that are safe as docs.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct DocText {
    // Private: each line comes from `Line::prose` or stands between fences of ours.
    lines: Vec<Line>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
struct Line {
    text: String,
    code: bool,
}

impl DocText {
    /// The lines, without line breaks.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|line| line.text.as_str())
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Markdown or HTML of a document, wrapped and escaped, without blank lines around it.
    pub(super) fn markdown(prose: &str) -> Self {
        wrap(&to_markdown(&one_kind_of_break(prose)), WIDTH)
    }

    /// A sentence of ours, in one line. What it holds of a document went through [`code`] or `escape`.
    pub(super) fn sentence(text: &str) -> Self {
        let mut docs = Self::default();
        docs.push_prose(text);
        docs
    }

    /// An example of ours, which rustdoc compiles. It must hold names and literals only.
    pub(super) fn example(title: &str, lines: impl IntoIterator<Item = String>) -> Self {
        let mut docs = Self::sentence(&format!("# {title}"));
        docs.push_blank();
        docs.push_code("```no_run".to_owned());
        lines.into_iter().for_each(|line| docs.push_code(line));
        docs.push_code("```".to_owned());
        docs
    }

    /// Adds a line of prose.
    pub(super) fn push_prose(&mut self, text: &str) {
        self.lines.push(Line::prose(text));
    }

    /// Adds code of a document.
    pub(super) fn push_listing(&mut self, lines: &[String]) {
        let lines: Vec<String> = lines.iter().map(|line| shown(line)).collect();
        let longest = lines.iter().map(|line| longest_run(line, '`')).max();
        let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
        self.push_code(format!("{fence}text"));
        lines.into_iter().for_each(|line| self.push_code(line));
        self.push_code(fence);
    }

    fn push_code(&mut self, text: String) {
        self.lines.push(Line { text, code: true });
    }

    /// Adds a blank line, unless there is one, or nothing above it.
    pub(super) fn push_blank(&mut self) {
        if self.lines.last().is_some_and(|last| !last.text.is_empty()) {
            self.push_prose("");
        }
    }

    /// Adds other docs as a paragraph of their own.
    pub(super) fn add(&mut self, other: Self) {
        if !other.is_empty() {
            self.push_blank();
            self.lines.extend(other.lines);
        }
    }

    /// Adds other docs in the lines that follow.
    pub(super) fn extend(&mut self, other: Self) {
        self.lines.extend(other.lines);
    }

    /// Removes the blank lines at the end.
    pub(super) fn trim(mut self) -> Self {
        while self.lines.last().is_some_and(|last| last.text.is_empty()) {
            self.lines.pop();
        }
        self
    }

    /// The only line, if there is one.
    pub(super) fn only(&self) -> Option<&str> {
        match self.lines.as_slice() {
            [only] => Some(&only.text),
            _ => None,
        }
    }

    /// Ends the last line with a full stop.
    pub(super) fn end_sentence(&mut self) {
        self.with_last(|text| format!("{text}."));
    }

    /// Adds a sentence of ours to the last line if it fits there, else in a line of its own.
    pub(super) fn add_note(&mut self, note: &str) {
        let fits = |last: &Line| !last.code && last.text.chars().count() + note.len() < WIDTH;
        if self.lines.last().is_some_and(fits) {
            self.with_last(|text| match text.chars().next_back() {
                None => note.to_owned(),
                Some(last) if last.is_alphanumeric() => format!("{text}. {note}"),
                Some(_) => format!("{text} {note}"),
            });
        } else {
            self.push_prose(note);
        }
    }

    fn with_last(&mut self, change: impl FnOnce(&str) -> String) {
        if let Some(last) = self.lines.last_mut().filter(|last| !last.code) {
            *last = Line::prose(&change(&last.text));
        }
    }

    /// The lines up to the first blank one.
    pub(super) fn first_paragraph(&self) -> Self {
        let first = self.lines.iter().take_while(|line| !line.text.is_empty());
        Self {
            lines: first.cloned().collect(),
        }
    }
}

impl Line {
    /// The one way in for prose: any text as one line that opens no code block. What was escaped before
    /// passes as it is.
    fn prose(text: &str) -> Self {
        let text = shown(text);
        let words = text.trim_start_matches(' ');
        let indent = (text.len() - words.len()).min(3);
        let mut line = " ".repeat(indent);
        if words.starts_with('|') {
            // Behind it no block begins, and columns may stay where they are.
            line.push_str(words);
        } else {
            let words: Vec<&str> = words.split_whitespace().collect();
            line.push_str(&words.join(" "));
        }
        Self {
            text: without_tag_in_front(without_fences(line.trim_end())),
            code: false,
        }
    }
}

/// A span of code in a sentence of ours: any text, in one line.
pub(super) fn code(text: &str) -> String {
    let text: String = shown(text).replace('`', "'");
    match text.split_whitespace().collect::<Vec<_>>().join(" ") {
        empty if empty.is_empty() => "` `".to_owned(),
        // What can't stand in code is shown as text.
        text if longest_run(&text, '~') >= 3 => escape_all(&text),
        text => format!("`{text}`"),
    }
}

/// Text with line feeds for all that breaks lines, so that those of every system are read alike.
fn one_kind_of_break(text: &str) -> String {
    text.replace("\r\n", "\n").replace(is_break, "\n")
}

/// One line of characters that a reader sees.
fn shown(text: &str) -> String {
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

/// Breaks runs that could be a fence: a backslash makes each character plain text.
fn without_fences(line: &str) -> String {
    if longest_run(line, '`') < 3 && longest_run(line, '~') < 3 {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len() + 8);
    for c in line.chars() {
        if matches!(c, '`' | '~') && !out.ends_with('\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Escapes a tag at the start of a line, also behind the marks of lists and quotes.
fn without_tag_in_front(line: String) -> String {
    let mark = |c: char| matches!(c, ' ' | '>' | '-' | '*' | '+' | '.' | ')' | '|' | '#');
    let rest = line.trim_start_matches(|c: char| mark(c) || c.is_ascii_digit());
    let address = ["<http://", "<https://"];
    if !rest.starts_with('<') || address.iter().any(|start| rest.starts_with(start)) {
        return line;
    }
    let (before, tag) = line.split_at(line.len() - rest.len());
    format!("{before}\\{tag}")
}

/// How many of a character stand in a row at most.
pub(super) fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(prose: &str, expected: &str) {
        let docs = DocText::markdown(prose);
        let lines: Vec<&str> = docs.lines().collect();
        assert_eq!(lines.join("\n"), expected, "{prose:?}");
    }

    #[test]
    fn every_break_of_a_line_is_one() {
        check(
            "a\r\n\r\nb\r\rc\u{85}\u{85}d\u{2028}\u{2028}e\u{2029}\u{2029}f\u{b}\u{b}g\u{c}\u{c}h",
            "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh",
        );
        let docs = DocText::sentence("a\rb\nc\u{2028}d");
        assert_eq!(docs.lines().collect::<Vec<_>>(), ["a b c d"]);
    }

    #[test]
    fn what_cannot_be_seen_is_left_out() {
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
        let line = |text: &str| DocText::sentence(text).lines().collect::<String>();
        assert_eq!(line("        ~~~"), "   \\~\\~\\~");
        assert_eq!(line("- > ```rust"), "- > \\`\\`\\`rust");
        assert_eq!(line("-\t\tx"), "- x");
        assert_eq!(line("      | a     | b |"), "   | a     | b |");
        assert_eq!(line("1. <pre>"), "1. \\<pre>");
        assert_eq!(line("<https://a.example>"), "<https://a.example>");
    }

    #[test]
    fn code_is_one_span() {
        for (text, expected) in [
            ("a b", "`a b`"),
            ("a`\n`b", "`a' 'b`"),
            (" \u{202e}", "` `"),
            ("", "` `"),
            ("~~~ <b>", "\\~\\~\\~ \\<b\\>"),
        ] {
            assert_eq!(code(text), expected, "{text:?}");
        }
    }
}
