//! Bytes as text, and back.
//!
//! Hexadecimal and percent-decoding are by hand, since every delivery needs them: the crates `hex` and `percent-encoding` take
//! about four times as long.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use crate::Encoding;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Encodes bytes. Hexadecimal is in lower case.
pub fn encode(encoding: Encoding, bytes: &[u8]) -> String {
    match encoding {
        Encoding::Hex => hex(bytes),
        Encoding::Base64 => STANDARD.encode(bytes),
        Encoding::Base64Url => URL_SAFE_NO_PAD.encode(bytes),
    }
}

/// Decodes a text. `None` if any character of it is wrong.
#[cfg(feature = "verify")]
#[must_use]
pub fn decode(encoding: Encoding, text: &str) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Hex => unhex(text),
        Encoding::Base64 => STANDARD.decode(text).ok(),
        Encoding::Base64Url => URL_SAFE_NO_PAD.decode(text).ok(),
    }
}

/// Hexadecimal, in lower case.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// The bytes of a hexadecimal text, in either case.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let mut bytes = Vec::with_capacity(pairs.len());
    for &[high, low] in pairs {
        bytes.push(nibble(high)? << 4 | nibble(low)?);
    }
    Some(bytes)
}

fn nibble(digit: u8) -> Option<u8> {
    match NIBBLES[usize::from(digit)] {
        NO_DIGIT => None,
        nibble => Some(nibble),
    }
}

const NO_DIGIT: u8 = 0xff;

/// The value of every byte that is a hexadecimal digit.
const NIBBLES: [u8; 256] = {
    let mut table = [NO_DIGIT; 256];
    let mut nibble = 0;
    while nibble < 16 {
        let digit = DIGITS[nibble as usize];
        table[digit as usize] = nibble;
        table[digit.to_ascii_uppercase() as usize] = nibble;
        nibble += 1;
    }
    table
};

/// All but the unreserved characters of RFC 3986, section 2.3.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Percent-encodes everything but RFC 3986's unreserved characters.
pub fn percent(bytes: &[u8]) -> String {
    percent_encode(bytes, ESCAPED).to_string()
}

/// Decodes percent-encoding. In a form, `+` is a space. A `%` without two digits is kept.
pub fn unpercent(text: &[u8], form: bool) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'%', [high, low, after @ ..]) => {
                if let (Some(high), Some(low)) = (nibble(*high), nibble(*low)) {
                    bytes.push(high << 4 | low);
                    rest = after;
                } else {
                    bytes.push(b'%');
                }
            }
            (b'+', _) if form => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    bytes
}
