//! The depth of brackets in a YAML text, which is checked before it is parsed.
//!
//! libyaml's time grows with the square of the depth, and serde_yaml checks the depth after libyaml has read all. Only a
//! YAML parser knows which brackets are structure, so the depth is estimated in three ways, and the greatest counts.
//! Text may contain brackets and quotes too, so the limit is far above that of [`Limits`](super::Limits). Parsing the text
//! with another YAML parser just for its depth would take much longer than this.

use crate::diag::LineColumn;

/// The greatest depth.
const MAX_OPEN: usize = 5_000;

/// The position where brackets are nested too deeply.
pub(super) fn too_deep(text: &str) -> Option<LineColumn> {
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
                .any(|depth| depth.open > MAX_OPEN)
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

/// Whether a byte is in quotes or in a comment.
#[derive(Default)]
struct Quotes {
    within: Option<u8>,
    escaped: bool,
}

impl Quotes {
    /// `before` is the last byte that isn't a space, `space` whether a space is between.
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
            // A quote in a word is an apostrophe.
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
    use super::too_deep;

    #[test]
    fn brackets_are_found_with_any_quotes() {
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
            assert!(too_deep(&line.repeat(many)).is_some(), "{line:?}");
            let prose = format!("a: it's 'so\n{}", line.repeat(many));
            assert!(too_deep(&prose).is_some(), "{line:?}");
        }
    }

    #[test]
    fn closed_brackets_are_not_deep() {
        for line in [
            "[[]]\n",
            "- \"[\"\n- \"]\"\n",
            "- {a: [b]}\n",
            "- it's [one]\n",
            "# [one]\n",
        ] {
            assert!(too_deep(&line.repeat(6_000)).is_none(), "{line:?}");
        }
    }
}
