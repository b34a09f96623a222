//! The regular expressions of `pattern` (ECMA-262): literals, classes, groups, alternatives, repetition, anchors.
//! A pattern with anything else isn't understood: any text is taken for one that it matches.
//!
//! ```yaml
//! { type: string, pattern: "^[A-Z]{2}-\\d+$" }
//! ```

mod char_set;
mod ecma;
mod write;

use char_set::CharSet;
use regex_lite::RegexBuilder;
use regex_syntax::ast::{AssertionKind, Ast, GroupKind, parse::ParserBuilder};

/// The highest count that a pattern may require of one part.
const TIMES: usize = 4096;

/// How deeply parts may be nested.
const DEEP: u32 = 100;

/// The longest pattern, in bytes.
const LONG: usize = 10_000;

/// About how many bytes of the compiled pattern are visited for a text, at most: all of them for each character.
const VISITED: usize = 8_000_000;

/// Whether a text matches a pattern; `None` if the pattern isn't understood, or would take too long.
pub(super) fn matches(pattern: &str, text: &str) -> Option<bool> {
    let (translated, _) = parse(pattern)?;
    let regex = RegexBuilder::new(&translated)
        .crlf(true)
        .size_limit(VISITED / (text.len() + 1))
        .build();
    Some(regex.ok()?.is_match(text))
}

/// Texts made of a pattern, shorter ones first: what it repeats is there up to `most` times beyond the
/// least. `number` selects among alternatives. `None` if the pattern isn't understood.
pub(super) fn write(
    pattern: &str,
    most: usize,
    number: usize,
) -> Option<impl Iterator<Item = String>> {
    let (_, pattern) = parse(pattern)?;
    let mut writer = write::Writer::new();
    Some((0..=most).map_while(move |more| writer.write(&pattern, more, number)))
}

/// The pattern for the libraries and its parts, if all of them are understood.
fn parse(pattern: &str) -> Option<(String, Ast)> {
    if pattern.len() > LONG {
        return None;
    }
    let translated = ecma::translated(pattern)?;
    let mut parser = ParserBuilder::new().nest_limit(DEEP).build();
    let parts = parser.parse(&translated).ok()?;
    is_understood(&parts).then_some((translated, parts))
}

fn is_understood(part: &Ast) -> bool {
    match part {
        Ast::Empty(_) => true,
        Ast::Concat(parts) => parts.asts.iter().all(is_understood),
        Ast::Alternation(parts) => parts.asts.iter().all(is_understood),
        Ast::Group(group) => {
            let plain = match &group.kind {
                GroupKind::NonCapturing(flags) => flags.items.is_empty(),
                GroupKind::CaptureIndex(_) | GroupKind::CaptureName { .. } => true,
            };
            plain && is_understood(&group.ast)
        }
        Ast::Repetition(repetition) => {
            write::times(&repetition.op.kind).0 <= TIMES && is_understood(&repetition.ast)
        }
        Ast::Assertion(assertion) => matches!(
            assertion.kind,
            AssertionKind::StartLine | AssertionKind::EndLine | AssertionKind::WordBoundary
        ),
        part => CharSet::of(part).is_some(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{matches, write};

    #[test]
    fn what_is_written_matches() {
        let table = [
            r"^[a-z]{3}$",
            r"^\d{4}-\d{2}$",
            r"^(?:ab|cd)+x?$",
            r"^[A-Z0-9_-]{1,64}$",
            r"[^/]+",
            r"^\+?[1-9]\d{1,14}$",
            r"^wh_[\w]+\.x$",
            r"^(a|b(c|d)){2}$",
            r"^\/[a-z\/]*$",
        ];
        for pattern in table {
            for number in 0..3 {
                for text in write(pattern, number, number).unwrap() {
                    assert_eq!(matches(pattern, &text), Some(true), "{pattern}: {text}");
                }
            }
        }
    }

    #[test]
    fn what_does_not_match_is_told() {
        let table = [
            (r"^[a-z]{3}$", "abcd"),
            (r"^[a-z]{3}$", "ab1"),
            (r"^a+$", "aab"),
            (r"^(x|yz)$", "y"),
            (r"^[^a]$", "a"),
        ];
        for (pattern, text) in table {
            assert_eq!(matches(pattern, text), Some(false), "{pattern}: {text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told() {
        for pattern in [r"^(?=a)b$", r"(a)\1", r"\p{L}", r"[a", r"a{2", r"(?<!x)y"] {
            assert_eq!(matches(pattern, "a"), None, "{pattern}");
        }
    }

    #[test]
    fn brackets_are_those_of_ecma() {
        let table = [
            (r"^[[]$", "[", true),
            (r"^[a&&b]$", "&", true),
            (r"^[+--]$", ",", true),
            (r"^[a~~b]$", "b", true),
            (r"^[\]\-\\]{3}$", r"]-\", true),
            (r"^\<\é\/\@$", "<é/@", true),
            (r"^[\w.]+$", "é", false),
        ];
        for (pattern, text, expected) in table {
            assert_eq!(matches(pattern, text), Some(expected), "{pattern}: {text}");
        }
    }

    #[test]
    fn counts_in_counts_end() {
        let deep = format!("{}a{}", "(".repeat(6), "{4000})".repeat(6));
        assert_eq!(write(&deep, 3, 0).unwrap().count(), 0);
        let empty = format!("{}{}", "(".repeat(6), "){4000}".repeat(6));
        assert_eq!(write(&empty, 3, 0).unwrap().count(), 0);
        let long = "[a-z]".repeat(2000);
        assert_eq!(
            write(&long, usize::MAX, 0).unwrap().next().unwrap().len(),
            2000
        );
    }

    #[test]
    fn a_pattern_that_explodes_ends() {
        assert_eq!(matches("^(a*)*$", &"a".repeat(40)), Some(true));
        let slow = matches("^(a|a)*b$", &"a".repeat(40));
        assert_eq!(slow, Some(false));
        // It would take longer than is worth it.
        assert_eq!(matches("^([a-z]{1,4000}x?)*$", &"a".repeat(4000)), None);
    }
}
