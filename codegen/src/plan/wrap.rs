//! Markdown in lines of a given width: paragraphs are filled, other blocks keep their lines.

use super::doc_text::DocText;
use super::escape::escape;

/// Wraps Markdown, without blank lines around it.
pub(super) fn wrap(prose: &str, width: usize) -> DocText {
    let mut out = Wrapper {
        docs: DocText::default(),
        paragraph: None,
        table: Vec::new(),
        width,
    };
    let mut listing: Option<(Fence, Vec<String>)> = None;
    for line in prose.lines() {
        let line = line.trim_end();
        if let Some((fence, lines)) = &mut listing {
            match fence.inside(line) {
                Inside::Line(line) => {
                    lines.push(line.to_owned());
                    continue;
                }
                Inside::End => {
                    out.listing(listing.take());
                    continue;
                }
                Inside::Left => out.listing(listing.take()),
            }
        }
        match Fence::open(line) {
            Some(fence) => listing = Some((fence, Vec::new())),
            None => out.line(line),
        }
    }
    out.listing(listing);
    out.flush();
    out.docs.trim()
}

/// The opening fence of a code block of a document.
struct Fence {
    mark: char,
    length: usize,
    /// The indentation of the fence and of the code, in bytes.
    indent: usize,
    /// Whether the code block is in a quote.
    quoted: bool,
}

/// What a line after an opening fence is.
enum Inside<'l> {
    /// Code.
    Line(&'l str),
    /// The closing fence.
    End,
    /// A line after the end of the quote that the code block is in.
    Left,
}

impl Fence {
    /// The fence that opens in a line, also after the marks of lists and quotes.
    fn open(line: &str) -> Option<Self> {
        let mut rest = line.trim_start();
        let (mut start, mut quoted) = (line, false);
        loop {
            let inner = match rest.strip_prefix('>') {
                Some(inner) => {
                    start = inner.strip_prefix(' ').unwrap_or(inner);
                    quoted = true;
                    inner
                }
                None if is_item(rest) => rest.split_once(' ').map_or("", |(_, inner)| inner),
                None => break,
            };
            rest = inner.trim_start();
        }
        let mark = rest.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let info = rest.trim_start_matches(mark);
        let length = rest.len() - info.len();
        // A line with more backticks after the first run has a span of code.
        (length >= 3 && !(mark == '`' && info.contains(mark))).then_some(Self {
            mark,
            length,
            indent: start.len().saturating_sub(rest.len()),
            quoted,
        })
    }

    fn inside<'l>(&self, line: &'l str) -> Inside<'l> {
        let mut line = line;
        if self.quoted {
            let Some(inner) = line.trim_start().strip_prefix('>') else {
                return Inside::Left;
            };
            line = inner.trim_start_matches('>');
            line = line.strip_prefix(' ').unwrap_or(line);
        }
        let end = line.trim();
        if end.len() >= self.length && end.trim_matches(self.mark).is_empty() {
            return Inside::End;
        }
        let spaces = line.len() - line.trim_start_matches(' ').len();
        Inside::Line(line.get(spaces.min(self.indent)..).unwrap_or_default())
    }
}

/// The lines so far, and the paragraph or the table that isn't complete.
struct Wrapper {
    docs: DocText,
    paragraph: Option<Paragraph>,
    table: Vec<String>,
    width: usize,
}

/// Text that may be wrapped between any two words.
struct Paragraph {
    /// The prefix of the first line, then that of the others.
    first: String,
    rest: String,
    text: String,
}

impl Wrapper {
    fn listing(&mut self, listing: Option<(Fence, Vec<String>)>) {
        if let Some((_, lines)) = listing {
            self.flush();
            if lines.iter().any(|line| !line.is_empty()) {
                self.docs.push_listing(&lines);
            }
        }
    }

    fn line(&mut self, line: &str) {
        let text = line.trim_start();
        // Four spaces would make it code.
        let indent = (line.len() - text.len()).min(3);
        if text.starts_with('|') {
            if self.table.is_empty() {
                self.flush();
            }
            self.table.push(text.to_owned());
            return;
        }
        if !self.table.is_empty() {
            self.flush();
        }
        if text.is_empty() {
            self.flush();
            self.docs.push_blank();
        } else if text.starts_with('#') || is_rule(text) {
            self.flush();
            self.docs.push_prose(&escape(text));
        } else if let Some(quoted) = text.strip_prefix('>') {
            let quoted = quoted.trim_start_matches(['>', ' ']);
            if self.paragraph.as_ref().is_some_and(|p| p.first != "> ") || quoted.starts_with("[!")
            {
                self.flush();
            }
            self.join(quoted, || ("> ".to_owned(), "> ".to_owned()));
            if quoted.starts_with("[!") {
                self.flush();
            }
        } else if is_item(text) {
            self.flush();
            let pad = " ".repeat(indent);
            self.join(text, || (pad.clone(), format!("{pad}  ")));
        } else {
            self.join(text, || (String::new(), String::new()));
        }
    }

    /// Adds a line to the current paragraph, or begins one.
    fn join(&mut self, text: &str, prefixes: impl FnOnce() -> (String, String)) {
        match &mut self.paragraph {
            Some(paragraph) => {
                paragraph.text.push(' ');
                paragraph.text.push_str(text);
            }
            None => {
                let (first, rest) = prefixes();
                self.paragraph = Some(Paragraph {
                    first,
                    rest,
                    text: text.to_owned(),
                });
            }
        }
    }

    /// Ends the current paragraph or table. Rows of a table can't be wrapped, so one with long rows becomes a list.
    fn flush(&mut self) {
        let table = std::mem::take(&mut self.table);
        let rows: Vec<String> = table.iter().map(|row| escape(row)).collect();
        let has_head = table
            .get(1)
            .is_some_and(|row| cells(row).iter().all(is_rule_cell));
        if !has_head || rows.iter().all(|row| row.chars().count() <= self.width) {
            rows.iter().for_each(|row| self.docs.push_prose(row));
        } else {
            for text in list_of_rows(&table) {
                let (first, rest) = (String::new(), "  ".to_owned());
                self.paragraph = Some(Paragraph { first, rest, text });
                self.flush();
            }
            self.docs.push_blank();
        }
        let Some(Paragraph { first, rest, text }) = self.paragraph.take() else {
            return;
        };
        fill(&escape(&text), &first, &rest, self.width, &mut self.docs);
    }
}

/// Writes words in lines of a given width. The text is Markdown that is safe already.
pub(super) fn fill(text: &str, first: &str, rest: &str, width: usize, docs: &mut DocText) {
    let mut current = first.to_owned();
    let mut length = current.chars().count();
    let mut empty = true;
    for word in text.split_whitespace() {
        let more = word.chars().count();
        if !empty && length + 1 + more > width && !starts_block(word) {
            docs.push_prose(&current);
            rest.clone_into(&mut current);
            length = current.chars().count();
            empty = true;
        }
        if !empty {
            current.push(' ');
            length += 1;
        }
        current.push_str(word);
        length += more;
        empty = false;
    }
    docs.push_prose(&current);
}

/// The rows of a table as items of a list, with the head of each column after the first two: `- a: b; head: c`.
fn list_of_rows(table: &[String]) -> Vec<String> {
    let mut rows = table.iter().map(|row| cells(row));
    let head = rows.next().unwrap_or_default();
    let rows = rows.filter(|row| !row.iter().all(is_rule_cell));
    let item = |row: Vec<&str>| {
        let mut text = format!("- {}", row.first().copied().unwrap_or_default());
        for (at, cell) in row.iter().enumerate().skip(1) {
            let head = head.get(at).filter(|_| row.len() > 2);
            match (at, head) {
                _ if cell.is_empty() => {}
                (_, Some(head)) => {
                    let before = if at == 1 { ":" } else { ";" };
                    text.push_str(&format!("{before} {head}: {cell}"));
                }
                (1, None) => text.push_str(&format!(": {cell}")),
                (_, None) => text.push_str(&format!("; {cell}")),
            }
        }
        text
    };
    rows.map(item).collect()
}

/// Whether a cell is one of those between the head and the body of a table.
fn is_rule_cell(cell: &&str) -> bool {
    cell.trim_matches([':', '-']).is_empty()
}

/// The cells of a row, which end with bars without a backslash (GFM, "Tables").
fn cells(row: &str) -> Vec<&str> {
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').unwrap_or(row);
    let (mut cells, mut start, mut escaped) = (Vec::new(), 0, false);
    for (at, c) in row.char_indices() {
        if c == '|' && !escaped {
            cells.push(row[start..at].trim());
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    cells.push(row[start..].trim());
    cells
}

/// Whether a line begins an item of a list.
fn is_item(line: &str) -> bool {
    let after_number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = after_number.len() < line.len() && after_number.len() + 9 >= line.len();
    ["- ", "* ", "+ "]
        .iter()
        .any(|bullet| line.starts_with(bullet))
        || (numbered && (after_number.starts_with(". ") || after_number.starts_with(") ")))
}

/// Whether a line is a rule, or underlines a heading.
fn is_rule(line: &str) -> bool {
    line.len() >= 3
        && ['-', '=', '*', '_']
            .iter()
            .any(|c| line.trim_matches(*c).is_empty())
}

/// Whether a word at the start of a line would begin a list, a heading, a quote, a tag, a rule or the body of a table.
fn starts_block(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    matches!(word, "-" | "*" | "+" | "=")
        || word.starts_with(['#', '|', '>'])
        || (word.starts_with('<') && !word.starts_with("<http"))
        || word.trim_matches([':', '-']).is_empty()
        || word.starts_with("--")
        || word.starts_with("==")
        || is_rule(word)
        || (number.len() < word.len() && number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::wrap;

    fn check(prose: &str, expected: &str) {
        let docs = wrap(prose, 24);
        let lines: Vec<&str> = docs.lines().collect();
        assert_eq!(lines.join("\n"), expected, "{prose:?}");
    }

    #[test]
    fn paragraphs_are_filled() {
        check(
            "one two\nthree four five six",
            "one two three four five\nsix",
        );
        check("\n\none\n\n\n\ntwo\n\n", "one\n\ntwo");
    }

    #[test]
    fn items_hang_and_quotes_keep_their_mark() {
        check(
            "- an item that is too long\n- next",
            "- an item that is too\n  long\n- next",
        );
        check(
            "> a quote that is too long",
            "> a quote that is too\n> long",
        );
        check("**bold** is no item\nat all", "**bold** is no item at\nall");
    }

    #[test]
    fn a_table_with_long_rows_is_a_list() {
        check(
            "| a | b |\n|---|---|\n| 1 | 2 |\nafter",
            "| a | b |\n|---|---|\n| 1 | 2 |\nafter",
        );
        check(
            "| name | what |\n|:--|--:|\n| one | a cell that is too long |\n| two | 2 |\nafter",
            "- one: a cell that is\n  too long\n- two: 2\n\nafter",
        );
        check(
            "| a | b | c |\n|---|---|---|\n| 1 \\| 2 | | a cell that is long |",
            "- 1 \\| 2; c: a cell that\n  is long",
        );
    }

    #[test]
    fn code_is_never_rust() {
        check("    let x;", "let x;");
        check("```\nlet x;\n```", "```text\nlet x;\n```");
        check("```rust\nlet x;", "```text\nlet x;\n```");
    }

    #[test]
    fn a_break_makes_no_list() {
        check(
            "the sum of these two is - 1",
            "the sum of these two is -\n1",
        );
        check(
            "and a tag here: twice `<b>` over",
            "and a tag here: twice\n`<b>` over",
        );
        check(
            "and a longer span `of a <b> tag`",
            "and a longer span `of a <b>\ntag`",
        );
    }
}
