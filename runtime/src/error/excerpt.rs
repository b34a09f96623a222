//! The start of a body, for messages.

use std::fmt;

const LIMIT: usize = 200;

/// Shows at most the first 200 bytes of a body on one line, cut between characters.
pub(crate) struct Excerpt<'a>(pub(crate) &'a [u8]);

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("(empty body)");
        }
        let start = self.0.get(..LIMIT).unwrap_or(self.0);
        // A character that the limit splits is left out. Bytes that aren't UTF-8 become replacement characters.
        let whole = match std::str::from_utf8(start) {
            Err(error) if error.error_len().is_none() => start.get(..error.valid_up_to()),
            _ => None,
        };
        let shown = String::from_utf8_lossy(whole.unwrap_or(start));
        for (at, word) in shown.split_whitespace().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            for character in word.chars() {
                let character = if character.is_control() {
                    char::REPLACEMENT_CHARACTER
                } else {
                    character
                };
                write!(f, "{character}")?;
            }
        }
        if self.0.len() > LIMIT {
            write!(f, "... ({} bytes)", self.0.len())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_bodies_are_whole_and_on_one_line() {
        assert_eq!(Excerpt(b"{\n  \"a\": 1\r\n}").to_string(), "{ \"a\": 1 }");
        assert_eq!(Excerpt(b"").to_string(), "(empty body)");
        assert_eq!(
            Excerpt(b"a\x1b[31mb\xff").to_string(),
            "a\u{fffd}[31mb\u{fffd}"
        );
    }

    #[test]
    fn long_bodies_are_cut_between_characters() {
        let body = format!("{}\u{e9}{}", "a".repeat(199), "b".repeat(50));
        assert_eq!(
            Excerpt(body.as_bytes()).to_string(),
            format!("{}... (251 bytes)", "a".repeat(199))
        );
    }
}
