//! Regular expressions, as far as documents use them to say what a string looks like (ECMA-262):
//! literals, classes, groups, alternatives, repetition, anchors. Others are not understood, which is
//! said, and then any text is believed.

mod match_;
mod parse;
mod write;

/// A part of a pattern.
#[derive(Clone, Debug)]
enum Node {
    /// One of these characters.
    Set(Set),
    /// `^`
    Start,
    /// `$`
    End,
    /// `\b`
    Border,
    /// One after the other.
    Sequence(Vec<Node>),
    /// One of these.
    Either(Vec<Node>),
    /// So many times.
    Repeat(Box<Node>, usize, Option<usize>),
}

/// Characters, or all but these.
#[derive(Clone, Debug, Default)]
struct Set {
    ranges: Vec<(char, char)>,
    not: bool,
}

impl Set {
    fn holds(&self, c: char) -> bool {
        let listed = self.ranges.iter().any(|(a, b)| (*a..=*b).contains(&c));
        listed != self.not
    }
}

/// Whether a text matches a pattern; `None` if the pattern isn't understood.
pub(super) fn matches(pattern: &str, text: &str) -> Option<bool> {
    match_::matches(&parse::parse(pattern)?, text)
}

/// Texts made of a pattern, shorter ones first: what it repeats is there up to `most` times beyond the
/// least. `number` tells texts apart where the pattern leaves a choice. `None` if the pattern isn't
/// understood.
pub(super) fn write(
    pattern: &str,
    most: usize,
    number: usize,
) -> Option<impl Iterator<Item = String>> {
    let node = parse::parse(pattern)?;
    let mut writer = write::Writer::new();
    Some((0..=most).map_while(move |more| writer.write(&node, more, number)))
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
        assert_eq!(slow, None);
    }
}
