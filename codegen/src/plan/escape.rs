//! Escapes in Markdown, so that rustdoc shows the prose of a document without warnings: no broken links, no tags, no bare
//! addresses.

use rustc_hash::FxHashMap;

/// Escapes a line of Markdown, except for code in backticks.
pub(super) fn escape(line: &str) -> String {
    escape_within(line, true)
}

/// As [`escape`], with or without links: the text of a link has no links.
fn escape_within(line: &str, links: bool) -> String {
    // In a table, a span of code ends with its column.
    let columns = line.contains('|');
    let ticks = Ticks::new(line);
    let last_bracket = line.rfind(')');
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '`' => code(rest, line.len() - rest.len(), &ticks, columns, &mut out),
            '~' if run(rest, '~') >= 3 => each(rest, run(rest, '~'), &mut out),
            // A backslash escapes the next character; before backticks and tildes, the whole run.
            '\\' => match rest[1..].chars().next() {
                Some(mark @ ('`' | '~')) => 1 + each(&rest[1..], run(&rest[1..], mark), &mut out),
                next => {
                    let length = 1 + next.map_or(0, char::len_utf8);
                    push(&mut out, &rest[..length], length)
                }
            },
            // Without a closing bracket there is no search for one: each would go to the end of the line.
            '[' if links && last_bracket > Some(line.len() - rest.len()) => link(rest, &mut out),
            '[' => push(&mut out, "\\[", 1),
            ']' => push(&mut out, "\\]", 1),
            '<' if links => tag(rest, &mut out),
            '<' => push(&mut out, "\\<", 1),
            'h' if links && is_address(rest) => address(rest, &mut out),
            c => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out
}

fn push(out: &mut String, text: &str, taken: usize) -> usize {
    out.push_str(text);
    taken
}

/// The length of the run of a character at the start.
fn run(text: &str, of: char) -> usize {
    text.len() - text.trim_start_matches(of).len()
}

/// Escapes each of the first characters, which are ASCII.
fn each(text: &str, count: usize, out: &mut String) -> usize {
    for c in text[..count].chars() {
        out.push('\\');
        out.push(c);
    }
    count
}

/// A span of code: up to the next run of as many backticks. It stays code unless a line break in it could turn a part of it
/// into something else; a run without a partner is escaped.
fn code(rest: &str, at: usize, all: &Ticks, columns: bool, out: &mut String) -> usize {
    let ticks = run(rest, '`');
    let inner = &rest[ticks..];
    let Some(length) = all.next(ticks, at + ticks).map(|end| end - at - ticks) else {
        return each(rest, ticks, out);
    };
    let text = inner[..length].trim();
    let has_run = |count| Ticks::new(text).next(count, 0).is_some();
    let fence = match text {
        _ if longest_run(text, '`') >= 3 || longest_run(text, '~') >= 3 => None,
        _ if columns && text.contains('<') => None,
        _ if !has_run(1) => Some("`"),
        _ if !has_run(2) => Some("``"),
        _ => None,
    };
    match fence {
        Some(fence) => {
            let at_end = text.is_empty() || text.starts_with('`') || text.ends_with('`');
            let gap = if at_end { " " } else { "" };
            out.extend([fence, gap, text, gap, fence]);
        }
        None => out.push_str(&escape_all(text)),
    }
    ticks + length + ticks
}

/// Text in which no character has a meaning in Markdown.
pub(super) fn escape_all(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The starts of the runs of backticks, in order, by length.
struct Ticks(FxHashMap<usize, Vec<usize>>);

impl Ticks {
    fn new(text: &str) -> Self {
        let mut runs: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        let mut at = 0;
        while let Some(next) = text[at..].find('`') {
            let start = at + next;
            let length = run(&text[start..], '`');
            runs.entry(length).or_default().push(start);
            at = start + length;
        }
        Self(runs)
    }

    /// The start of the next run of exactly this length.
    fn next(&self, length: usize, from: usize) -> Option<usize> {
        let starts = self.0.get(&length)?;
        let first = starts.partition_point(|start| *start < from);
        starts.get(first).copied()
    }
}

/// `[text](https://...)` stays; all other brackets are escaped, since rustdoc takes them for links to items.
fn link(rest: &str, out: &mut String) -> usize {
    // The text of a link has no bracket and no line break, so the search ends at the first.
    let stop = rest[1..]
        .find(['[', '\n'])
        .map_or(rest.len(), |stop| stop + 1);
    let found = rest[..stop].find("](").and_then(|close| {
        let label = &rest[1..close];
        let target_start = close + 2;
        let end = rest[target_start..].find(')')? + target_start;
        let target = rest[target_start..end].split_whitespace().next()?;
        Some((label, target, end + 1))
    });
    match found {
        Some((label, target, taken)) => {
            let absolute = target.starts_with("http://")
                || target.starts_with("https://")
                || target.starts_with("mailto:");
            let label = escape_within(label, false);
            if absolute && !target.contains(['<', '>', '`', '\\']) && !label.contains("](") {
                out.push_str(&format!("[{label}]({target})"));
            } else {
                // A relative link is relative to the provider's own pages.
                out.push_str(&label);
            }
            taken
        }
        None => push(out, "\\[", 1),
    }
}

/// `<https://...>` stays; a tag is escaped.
fn tag(rest: &str, out: &mut String) -> usize {
    let inner = &rest[1..];
    let address = Some(inner).filter(|inner| is_address(inner));
    match address.and_then(|inner| inner.find(['>', ' ', '<', '`'])) {
        Some(end) if inner[end..].starts_with('>') => push(out, &rest[..end + 2], end + 2),
        _ => push(out, "\\<", 1),
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// A bare address becomes a link.
fn address(rest: &str, out: &mut String) -> usize {
    let end = rest
        .find(|c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '`' | '"' | '\'' | ')' | ']' | '[' | '\\')
        })
        .unwrap_or(rest.len());
    let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    let has_host = address
        .split_once("://")
        .is_some_and(|(_, host)| host.starts_with(|c: char| c.is_ascii_alphanumeric()));
    if has_host && !address.contains(['{', '}', '\\', '|']) {
        out.push('<');
        out.push_str(address);
        out.push('>');
    } else {
        out.push('`');
        out.push_str(address);
        out.push('`');
    }
    address.len()
}

/// The longest run of a character.
pub(super) fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_rustdoc_would_warn_about_is_escaped() {
        let table = [
            (
                "see [docs](https://a.example/x)",
                "see [docs](https://a.example/x)",
            ),
            ("see [docs](/x#y) now", "see docs now"),
            ("an [index] here", "an \\[index\\] here"),
            ("a <b>tag</b>", "a \\<b>tag\\</b>"),
            ("at https://a.example/b.", "at <https://a.example/b>."),
            ("<https://a.example>", "<https://a.example>"),
            ("`[code] <x>` stays", "`[code] <x>` stays"),
            ("a ` alone", "a \\` alone"),
            ("`a``b` and ``c`d``", "`a``b` and ``c`d``"),
            ("``a`` and ``` b ```", "`a` and `b`"),
            ("`` `a` ``", "`` `a` ``"),
            ("\\``a`", "\\`\\`a\\`"),
            ("` `` ``` x ``` `` `", "\\`\\` \\`\\`\\` x \\`\\`\\` \\`\\`"),
            ("| `a | <b>` |", "| a \\| \\<b\\> |"),
            (
                "[a `](https://a.example) <b>` c",
                "[a \\`](https://a.example) \\<b>\\` c",
            ),
            ("~~gone~~ ~~~", "~~gone~~ \\~\\~\\~"),
            ("http://{host}/x", "`http://{host}/x`"),
            (
                "(https://a.example) \"https://b.example\"",
                "(<https://a.example>) \"<https://b.example>\"",
            ),
            (
                "[![x](https://a.example/i)](https://a.example) y",
                "\\[![x](https://a.example/i)\\](<https://a.example>) y",
            ),
        ];
        for (text, escaped) in table {
            assert_eq!(escape(text), escaped, "{text}");
        }
    }

    #[test]
    fn long_lines_are_escaped_in_linear_time() {
        // If each sign looked for its partner up to the end of the line, these would take minutes.
        for part in [
            "[", "[a](", "[](", "` ``  ", "<", "<http://", "`a", "](", "[a", "\\`",
        ] {
            let line = part.repeat(500_000);
            assert!(escape(&line).len() >= line.len() / 2, "{part}");
        }
        let runs: String = (1..2_000).map(|length| "`".repeat(length) + " ").collect();
        assert!(escape(&runs).len() > runs.len());
    }
}
