//! Keys and certificates as text (RFC 7468).
//!
//! `pki-types` has a reader too, but it knows no `RSA PUBLIC KEY`, and skips labels that it doesn't know.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The maximum number of blocks: a chain of certificates has three or four.
const MOST: usize = 64;

/// A block: its label and its bytes.
#[derive(Debug, Eq, PartialEq)]
pub struct Block {
    /// Its label: `PUBLIC KEY`.
    pub label: String,
    /// The decoded bytes.
    pub der: Vec<u8>,
}

/// The blocks of a text that starts with one. Text between blocks is skipped. `None` if it isn't PEM.
pub fn blocks(text: &[u8]) -> Option<Vec<Block>> {
    let text = std::str::from_utf8(text).ok()?;
    let mut lines = text.trim_start().lines();
    let mut found = Vec::new();
    let mut first = true;
    while let Some(line) = lines.next() {
        let Some(label) = label(line, "BEGIN") else {
            if first {
                return None;
            }
            continue;
        };
        first = false;
        let mut base64 = String::new();
        loop {
            let line = lines.next()?.trim();
            if let Some(end) = self::label(line, "END") {
                if end != label {
                    return None;
                }
                break;
            }
            base64.push_str(line);
        }
        if found.len() == MOST {
            return None;
        }
        found.push(Block {
            label: label.to_owned(),
            der: STANDARD.decode(base64).ok()?,
        });
    }
    (!found.is_empty()).then_some(found)
}

/// The label of a line `-----BEGIN label-----`.
fn label<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let line = line.trim_end().strip_prefix("-----")?;
    let line = line.strip_prefix(word)?.strip_prefix(' ')?;
    line.strip_suffix("-----")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_read_in_order() {
        let text = "-----BEGIN A-----\r\naGVs\r\nbG8=\r\n-----END A-----\r\nnote\n-----BEGIN B C-----\n-----END B C-----";
        let blocks = blocks(text.as_bytes()).unwrap();
        assert_eq!(blocks.len(), 2);
        assert_eq!((&*blocks[0].label, &*blocks[0].der), ("A", &b"hello"[..]));
        assert_eq!((&*blocks[1].label, &*blocks[1].der), ("B C", &b""[..]));
    }

    #[test]
    fn other_text_is_none() {
        for text in [
            "",
            "hello",
            "<xml>\n-----BEGIN A-----\naGVs\n-----END A-----",
            "-----BEGIN A-----\naGVs",
            "-----BEGIN A-----\naGVs\n-----END B-----",
            "-----BEGIN A-----\n!!!\n-----END A-----",
        ] {
            assert_eq!(blocks(text.as_bytes()), None, "{text}");
        }
        let many = "-----BEGIN A-----\n-----END A-----\n".repeat(MOST + 1);
        assert_eq!(blocks(many.as_bytes()), None);
    }
}
