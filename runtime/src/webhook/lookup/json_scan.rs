//! Scans JSON without parsing it: finds where a member's value begins, and where a value ends.
//!
//! Only the path to a value is checked. The rest may be invalid, which the decoder finds out.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;
use memchr::memmem::Finder;

/// The maximum depth of skipped values, which is also serde_json's.
const DEPTH: usize = 128;

/// Why a value can't be looked up. Its text is for the log.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum LookupError {
    /// The scanned part isn't JSON.
    Malformed,
    /// A value appears more than once, so that two readers could take different ones.
    Twice,
    /// The body is nested too deep.
    Deep,
    /// The batch has too many items.
    Many,
    /// The body is in another encoding than UTF-8.
    Utf16,
}

impl LookupError {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Malformed => "the body isn't JSON",
            Self::Twice => "a value that names the event appears more than once",
            Self::Deep => "the body is nested too deep",
            Self::Many => "the batch has too many items",
            Self::Utf16 => {
                "the body is in UTF-16 or UTF-32: JSON is in UTF-8 (RFC 8259, section 8.1)"
            }
        }
    }
}

/// Whether a text looks like UTF-16 or UTF-32: by its byte order mark, or because JSON begins with two ASCII characters.
pub(crate) fn is_utf16(text: &[u8]) -> bool {
    matches!(
        text,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, ..] | [_, 0, ..]
    )
}

/// The first byte of the value after `at`.
pub(super) fn start(text: &[u8], at: usize) -> Result<usize, LookupError> {
    let rest = text.get(at..).unwrap_or_default();
    let blank = rest.iter().position(|byte| !byte.is_ascii_whitespace());
    blank.map(|blank| at + blank).ok_or(LookupError::Malformed)
}

/// The index after the string that opens at `at`.
fn string_end(text: &[u8], at: usize) -> Result<usize, LookupError> {
    let mut at = at + 1;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let found = memchr2(b'"', b'\\', rest).ok_or(LookupError::Malformed)?;
        if rest.get(found) == Some(&b'"') {
            return Ok(at + found + 1);
        }
        at += found + 2;
    }
}

/// The index after the value that begins at `at`. It doesn't recurse.
pub(super) fn end(text: &[u8], at: usize) -> Result<usize, LookupError> {
    let mut depth = 0;
    let mut at = at;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => at = string_end(text, at)?,
            b'{' | b'[' => {
                depth += 1;
                if depth > DEPTH {
                    return Err(LookupError::Deep);
                }
                at += 1;
                continue;
            }
            b'}' | b']' => {
                depth = depth.checked_sub(1).ok_or(LookupError::Malformed)?;
                at += 1;
            }
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' if depth > 0 => {
                at += 1;
                continue;
            }
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => return Err(LookupError::Malformed),
            _ => at = plain_end(text, at),
        }
        if depth == 0 {
            return Ok(at);
        }
    }
    Err(LookupError::Malformed)
}

/// The index after a number, `true`, `false` or `null`.
fn plain_end(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.iter().position(|byte| {
        byte.is_ascii_whitespace() || matches!(byte, b',' | b':' | b'"' | b'{' | b'}' | b'[' | b']')
    });
    // At least one byte, so that the caller makes progress.
    at + length.unwrap_or(rest.len()).max(1)
}

/// Calls `each` with the key and the start of the value of every member of the object that begins at `at`, until it returns
/// false. A value that isn't an object has no members.
pub(super) fn members<'a>(
    text: &'a [u8],
    at: usize,
    mut each: impl FnMut(Cow<'a, [u8]>, usize) -> Result<bool, LookupError>,
) -> Result<(), LookupError> {
    if text.get(at) != Some(&b'{') {
        return Ok(());
    }
    let mut next = start(text, at + 1)?;
    if text.get(next) == Some(&b'}') {
        return Ok(());
    }
    loop {
        if text.get(next) != Some(&b'"') {
            return Err(LookupError::Malformed);
        }
        let after = string_end(text, next)?;
        let colon = start(text, after)?;
        if text.get(colon) != Some(&b':') {
            return Err(LookupError::Malformed);
        }
        let value = start(text, colon + 1)?;
        if !each(key(text, next..after)?, value)? {
            return Ok(());
        }
        let comma = start(text, end(text, value)?)?;
        match text.get(comma) {
            Some(b',') => next = start(text, comma + 1)?,
            Some(b'}') => return Ok(()),
            _ => return Err(LookupError::Malformed),
        }
    }
}

/// Calls `each` with every item of the array that begins at `at`.
pub(super) fn items(
    text: &[u8],
    at: usize,
    mut each: impl FnMut(Range<usize>) -> Result<(), LookupError>,
) -> Result<(), LookupError> {
    let mut next = start(text, at + 1)?;
    if text.get(next) == Some(&b']') {
        return Ok(());
    }
    loop {
        let after = end(text, next)?;
        each(next..after)?;
        let comma = start(text, after)?;
        match text.get(comma) {
            Some(b',') => next = start(text, comma + 1)?,
            Some(b']') => return Ok(()),
            _ => return Err(LookupError::Malformed),
        }
    }
}

/// Where the value of a member begins. A key that appears twice is an error.
pub(super) fn member(text: &[u8], at: usize, name: &Name) -> Result<Option<usize>, LookupError> {
    if text.get(at) != Some(&b'{') || !name.may_be_in(text, at) {
        return Ok(None);
    }
    let mut found = None;
    members(text, at, |key, value| {
        if *key != *name.text.as_bytes() {
            return Ok(true);
        }
        if found.is_some() {
            return Err(LookupError::Twice);
        }
        found = Some(value);
        Ok(name.may_be_in(text, value))
    })?;
    Ok(found)
}

/// The name of a member to find.
#[derive(Clone, Debug)]
pub(super) struct Name {
    text: Box<str>,
    /// Finds the quoted name. An escape in it must be `\u00`.
    quoted: Option<Finder<'static>>,
}

/// Whether there is an escape that may be of a letter. Most bodies have few backslashes.
fn may_escape_letters(text: &[u8]) -> bool {
    memchr::memchr_iter(b'\\', text).any(|at| {
        let escape = text.get(at..).unwrap_or_default();
        escape.starts_with(b"\\u00")
    })
}

impl Name {
    pub(super) fn new(text: &str) -> Self {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:$@ ".contains(&byte);
        let quoted = format!("\"{text}\"");
        Self {
            text: text.into(),
            quoted: (text.bytes().all(plain)).then(|| Finder::new(quoted.as_bytes()).into_owned()),
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the name may appear in the text after `at`, in any spelling. Searching is much faster than scanning, and mostly
    /// finds nothing.
    fn may_be_in(&self, text: &[u8], at: usize) -> bool {
        let rest = text.get(at..).unwrap_or_default();
        match &self.quoted {
            Some(quoted) => quoted.find(rest).is_some() || may_escape_letters(rest),
            None => true,
        }
    }
}

/// A key without quotes and escapes.
fn key(text: &[u8], quoted: Range<usize>) -> Result<Cow<'_, [u8]>, LookupError> {
    let whole = text.get(quoted).unwrap_or_default();
    let inner = whole.get(1..whole.len() - 1).unwrap_or_default();
    if memchr::memchr(b'\\', inner).is_none() {
        return Ok(Cow::Borrowed(inner));
    }
    let unescaped = serde_json::from_slice::<String>(whole).map_err(|_| LookupError::Malformed)?;
    Ok(Cow::Owned(unescaped.into_bytes()))
}

/// A string, a number or a boolean as text. `None` for null, objects and arrays.
pub(super) fn scalar(text: &[u8], at: usize) -> Result<Option<Cow<'_, str>>, LookupError> {
    let to = match text.get(at) {
        Some(b'{' | b'[') => return Ok(None),
        Some(b'"') => string_end(text, at)?,
        _ => plain_end(text, at),
    };
    let whole = text.get(at..to).unwrap_or_default();
    if whole.first() == Some(&b'"') {
        return match key(text, at..to)? {
            Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Ok(Some(Cow::Borrowed(text))),
                Err(_) => Err(LookupError::Malformed),
            },
            Cow::Owned(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Ok(Some(Cow::Owned(text))),
                Err(_) => Err(LookupError::Malformed),
            },
        };
    }
    match std::str::from_utf8(whole) {
        Ok("null") => Ok(None),
        Ok(text @ ("true" | "false")) => Ok(Some(Cow::Borrowed(text))),
        Ok(text) if text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => {
            Ok(Some(Cow::Borrowed(text)))
        }
        _ => Err(LookupError::Malformed),
    }
}
