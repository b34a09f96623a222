//! Markdown in lines of a bounded width: paragraphs are filled, what has a layout of its own stays.

use super::escape::escape;

/// Wraps Markdown, without blank lines around it.
pub(super) fn wrap(prose: &str, width: usize) -> Vec<String> {
    let mut out = Wrapper {
        lines: Vec::new(),
        paragraph: None,
        width,
    };
    let mut fenced = false;
    for line in prose.lines() {
        let line = line.trim_end();
        if line.trim_start().starts_with("```") {
            out.flush();
            // A fence without a language would be taken for Rust and run as a test.
            out.lines
                .push(if fenced { "```" } else { "```text" }.to_owned());
            fenced = !fenced;
        } else if fenced {
            out.lines.push(line.to_owned());
        } else {
            out.line(line);
        }
    }
    out.flush();
    if fenced {
        out.lines.push("```".to_owned());
    }
    while out.lines.last().is_some_and(String::is_empty) {
        out.lines.pop();
    }
    out.lines
}

struct Wrapper {
    lines: Vec<String>,
    paragraph: Option<Paragraph>,
    width: usize,
}

/// Text that may be broken anywhere between words.
struct Paragraph {
    /// What stands before its first line, and before the others.
    first: String,
    rest: String,
    text: String,
}

impl Wrapper {
    fn line(&mut self, line: &str) {
        let text = line.trim_start();
        // Four spaces in front would make it code.
        let indent = (line.len() - text.len()).min(3);
        if text.is_empty() {
            self.flush();
            if self.lines.last().is_some_and(|last| !last.is_empty()) {
                self.lines.push(String::new());
            }
        } else if text.starts_with(['|', '#']) || is_rule(text) {
            self.flush();
            self.lines.push(escape(text));
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

    /// Adds to the paragraph that is open, or opens one.
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

    fn flush(&mut self) {
        let Some(Paragraph { first, rest, text }) = self.paragraph.take() else {
            return;
        };
        let text = escape(&text);
        let mut current = first;
        let mut length = current.chars().count();
        let mut empty = true;
        for word in text.split_whitespace() {
            let more = word.chars().count();
            if !empty && length + 1 + more > self.width && !starts_block(word) {
                self.lines
                    .push(std::mem::replace(&mut current, rest.clone()));
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
        self.lines.push(current);
    }
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

/// Whether a word at the start of a line would begin a list, a heading or a quote.
fn starts_block(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    matches!(word, "-" | "*" | "+" | "=")
        || word.starts_with(['#', '|', '>'])
        || word.starts_with("--")
        || word.starts_with("==")
        || (number.len() < word.len() && number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::wrap;

    fn check(prose: &str, expected: &str) {
        assert_eq!(wrap(prose, 24).join("\n"), expected, "{prose:?}");
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
    }
}
