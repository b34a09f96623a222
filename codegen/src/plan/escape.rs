//! Markdown that rustdoc takes as it is meant: no links into nowhere, no tags, no bare addresses.

/// Escapes a line of Markdown; code in backticks stays.
pub(super) fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '`' => code(rest, &mut out),
            '\\' => {
                let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                out.push_str(&rest[..length]);
                length
            }
            '[' => link(rest, &mut out),
            ']' => push(&mut out, "\\]", 1),
            '<' => tag(rest, &mut out),
            'h' if is_address(rest) && !out.ends_with(['<', '(', '"']) => address(rest, &mut out),
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

/// A span of code, as it is; a backtick without a partner is escaped.
fn code(rest: &str, out: &mut String) -> usize {
    let ticks = rest.bytes().take_while(|b| *b == b'`').count();
    let fence = &rest[..ticks];
    match rest[ticks..].find(fence) {
        Some(end) => push(out, &rest[..ticks + end + ticks], ticks + end + ticks),
        None => push(out, &"\\`".repeat(ticks), ticks),
    }
}

/// `[text](https://...)` stays; every other bracket is escaped, or rustdoc would look for an item.
fn link(rest: &str, out: &mut String) -> usize {
    let found = rest.find("](").and_then(|close| {
        let label = &rest[1..close];
        let target_start = close + 2;
        let end = rest[target_start..].find(')')? + target_start;
        let target = rest[target_start..end].split_whitespace().next()?;
        (!label.contains('[') && !label.contains('\n')).then_some((label, target, end + 1))
    });
    match found {
        Some((label, target, taken)) => {
            let absolute = target.starts_with("http://")
                || target.starts_with("https://")
                || target.starts_with("mailto:");
            let label = label.replace('<', "\\<").replace(']', "\\]");
            if absolute && !target.contains(['<', '>']) {
                out.push_str(&format!("[{label}]({target})"));
            } else {
                // A link within the provider's own pages leads nowhere from here.
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
    match inner.find('>') {
        Some(end) if is_address(inner) && !inner[..end].contains(' ') => {
            push(out, &rest[..end + 2], end + 2)
        }
        _ => push(out, "\\<", 1),
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// An address by itself becomes a link.
fn address(rest: &str, out: &mut String) -> usize {
    let end = rest
        .find(|c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '`' | '"' | '\'' | ')' | ']' | '[')
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

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_rustdoc_would_warn_of_is_escaped() {
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
            ("http://{host}/x", "`http://{host}/x`"),
        ];
        for (text, escaped) in table {
            assert_eq!(escape(text), escaped, "{text}");
        }
    }
}
