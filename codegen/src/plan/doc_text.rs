//! Docs of the output, and the notes of what is deprecated. Prose of a document reaches a file in this form only.
//!
//! A document isn't trusted, and docs are Rust in two ways: a line break ends a comment, and rustdoc compiles and runs every
//! code block that isn't marked as something else. So a line is always one line, and no line of prose can open a code block,
//! whatever Markdown is around it:
//!
//! - A fence needs three backticks or three tildes in a row (CommonMark 0.31, section 4.5). A line of prose has no such run.
//! - Indented code needs four columns of white space in a row (section 4.4). A line of prose has at most three spaces, at its
//!   start, and no tab. (A row of a table may have more after its first bar, where no block can begin.)
//! - A block of HTML needs a tag at the start of a line (section 4.6). A line of prose has none.
//!
//! Code of a document is between fences that are marked as text and longer than any run in the code.

use super::code_span::visible;
use super::deprecation;
use super::escape::longest_run;
use crate::ir::Docs;

/// The width at which lines of docs are wrapped, in characters, without the slashes.
pub(super) const WIDTH: usize = 107;

/// Lines of Markdown that are safe as docs.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct DocText {
    // Private: each line comes from `Line::prose` or is between fences that are added here.
    lines: Vec<Line>,
    /// The note of a deprecation, plain text in one line.
    deprecated: Option<String>,
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

    /// The note of `#[deprecated]`.
    pub fn deprecated(&self) -> Option<&str> {
        self.deprecated.as_deref()
    }

    /// The same lines with the note of a deprecation, or without one.
    pub(super) fn with_deprecation(self, of: &Docs) -> Self {
        Self {
            deprecated: deprecation::note(of),
            ..self
        }
    }

    /// Whether there are no lines.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// A sentence of the generator, in one line. Text of a document in it has been through `code_span` or `escape`.
    pub(super) fn sentence(text: &str) -> Self {
        let mut docs = Self::default();
        docs.push_prose(text);
        docs
    }

    /// An example of the generator, which rustdoc compiles. Of a document it must have names and literals only.
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
        let lines: Vec<String> = lines.iter().map(|line| visible(line)).collect();
        let longest = lines.iter().map(|line| longest_run(line, '`')).max();
        let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
        self.push_code(format!("{fence}text"));
        lines.into_iter().for_each(|line| self.push_code(line));
        self.push_code(fence);
    }

    fn push_code(&mut self, text: String) {
        self.lines.push(Line { text, code: true });
    }

    /// Adds a blank line, unless the last line is blank or there are no lines.
    pub(super) fn push_blank(&mut self) {
        if self.lines.last().is_some_and(|last| !last.text.is_empty()) {
            self.push_prose("");
        }
    }

    /// Adds other docs as paragraphs of their own.
    pub(super) fn add(&mut self, other: Self) {
        if !other.is_empty() {
            self.push_blank();
            self.lines.extend(other.lines);
        }
    }

    /// Adds other docs without a blank line before them.
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

    /// The only line, if there is exactly one.
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

    /// Adds a sentence of the generator to the last line if it fits there, or else as a line of its own.
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
            deprecated: self.deprecated.clone(),
        }
    }
}

impl Line {
    /// Any text as one line that opens no code block. All prose goes through here; text that is already escaped doesn't change.
    fn prose(text: &str) -> Self {
        let text = visible(text);
        let words = text.trim_start_matches(' ');
        let indent = (text.len() - words.len()).min(3);
        let mut line = " ".repeat(indent);
        if words.starts_with('|') {
            // No block begins after the bar, so the columns keep their spaces.
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

/// Escapes runs that could be a fence.
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

/// Escapes a tag at the start of a line, also after the marks of lists and quotes.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_one_line() {
        let docs = DocText::sentence("a\rb\nc\u{2028}d");
        assert_eq!(docs.lines().collect::<Vec<_>>(), ["a b c d"]);
    }

    #[test]
    fn a_line_of_prose_opens_no_block() {
        let line = |text: &str| DocText::sentence(text).lines().collect::<String>();
        assert_eq!(line("        ~~~"), "   \\~\\~\\~");
        assert_eq!(line("- > ```rust"), "- > \\`\\`\\`rust");
        assert_eq!(line("-\t\tx"), "- x");
        assert_eq!(line("      | a     | b |"), "   | a     | b |");
        assert_eq!(line("1. <pre>"), "1. \\<pre>");
        assert_eq!(line("<https://a.example>"), "<https://a.example>");
    }
}
