//! How deep the brackets of a YAML text stand in one another, before it is read.
//!
//! libyaml's time grows with the square of the depth, and serde_yaml looks at the depth only when all
//! is read. Only libyaml itself can tell for sure which brackets count, so the depth is estimated in
//! three ways, and the greatest counts: prose may have brackets and quotes of its own, which is why
//! the limit is far beyond that of [`Limits`](super::Limits).

use crate::diag::LineColumn;

/// The greatest depth.
const OPEN: usize = 5_000;

/// Where the brackets stand in one another too deeply.
pub(super) fn abyss(text: &str) -> Option<LineColumn> {
    let mut all = Depth::default();
    let mut in_line = Depth::default();
    let mut quoted = Depth::default();
    let mut quotes = Quotes::default();
    for (number, line) in text.lines().enumerate() {
        let mut line_quotes = Quotes::default();
        let mut before = b'\n';
        for (at, &byte) in line.as_bytes().iter().enumerate() {
            let space = at == 0 || matches!(line.as_bytes().get(at - 1), Some(b' ' | b'\t'));
            all.count(byte, true);
            in_line.count(byte, line_quotes.is_outside(byte, before, space));
            quoted.count(byte, quotes.is_outside(byte, before, space));
            if [&all, &in_line, &quoted]
                .iter()
                .any(|depth| depth.open > OPEN)
            {
                return Some(position(number, line, at));
            }
            if !matches!(byte, b' ' | b'\t') {
                before = byte;
            }
        }
        quotes.end_line();
    }
    None
}

fn position(number: usize, line: &str, at: usize) -> LineColumn {
    let column = line.get(..at).map_or(0, |before| before.chars().count()) + 1;
    LineColumn {
        line: number + 1,
        column,
    }
}

/// How many brackets are open.
#[derive(Default)]
struct Depth {
    open: usize,
}

impl Depth {
    fn count(&mut self, byte: u8, counts: bool) {
        match byte {
            b'[' | b'{' if counts => self.open += 1,
            b']' | b'}' if counts => self.open = self.open.saturating_sub(1),
            _ => {}
        }
    }
}

/// Whether a byte stands in quotes or in a comment.
#[derive(Default)]
struct Quotes {
    within: Option<u8>,
    escaped: bool,
}

impl Quotes {
    /// `before` is the last byte that is no space, `space` whether a space stands between.
    fn is_outside(&mut self, byte: u8, before: u8, space: bool) -> bool {
        if self.escaped {
            self.escaped = false;
            return false;
        }
        match (self.within, byte) {
            (Some(b'"'), b'\\') => {
                self.escaped = true;
                false
            }
            (Some(quote), byte) => {
                if quote == byte {
                    self.within = None;
                }
                false
            }
            // A quote within a word is one of its letters.
            (None, b'"' | b'\'') if b"[{,:-?\n".contains(&before) => {
                self.within = Some(byte);
                false
            }
            (None, b'#') if space => {
                self.within = Some(b'#');
                false
            }
            (None, _) => true,
        }
    }

    fn end_line(&mut self) {
        self.escaped = false;
        if self.within == Some(b'#') {
            self.within = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::abyss;

    #[test]
    fn brackets_are_found_wherever_quotes_stand() {
        let many = 6_000;
        for line in [
            "[",
            "{a: ",
            "[ \"]\",\n",
            "[ ']',\n",
            "[ # ]\n",
            "[ \"\n]\",\n",
            "{ \"}\\\"}\": [\n",
        ] {
            assert!(abyss(&line.repeat(many)).is_some(), "{line:?}");
            let prose = format!("a: it's 'so\n{}", line.repeat(many));
            assert!(abyss(&prose).is_some(), "{line:?}");
        }
    }

    #[test]
    fn what_is_closed_is_not_deep() {
        for line in [
            "[[]]\n",
            "- \"[\"\n- \"]\"\n",
            "- {a: [b]}\n",
            "- it's [one]\n",
            "# [one]\n",
        ] {
            assert!(abyss(&line.repeat(6_000)).is_none(), "{line:?}");
        }
    }
}
