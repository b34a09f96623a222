//! Patterns of ECMA-262 as patterns of the Rust libraries. Only brackets and escapes differ: in a bracket, `[`, `&`,
//! `~` and a second `-` are ordinary characters in ECMA-262, and any punctuation may be escaped.
//!
//! ```yaml
//! pattern: "^[a-z[]+\\<$"     # `^[a-z\[]+<$` for the libraries
//! ```

use regex_syntax::is_escapeable_character;
use std::iter::Peekable;
use std::str::Chars;

/// The pattern for the libraries; `None` if it ends too early, or has a bracket that matches nothing or
/// everything.
pub(super) fn translated(pattern: &str) -> Option<String> {
    // Some documents write the slashes of JavaScript.
    let inner = pattern
        .strip_prefix('/')
        .and_then(|rest| rest.strip_suffix('/'));
    let mut chars = inner.unwrap_or(pattern).chars().peekable();
    let mut out = String::with_capacity(pattern.len());
    while let Some(c) = chars.next() {
        match c {
            '\\' => escape(chars.next()?, &mut out),
            '[' => bracket(&mut chars, &mut out)?,
            c => out.push(c),
        }
    }
    Some(out)
}

fn escape(escaped: char, out: &mut String) {
    if escaped.is_ascii_alphanumeric() || is_escapeable_character(escaped) {
        out.push('\\');
    }
    out.push(escaped);
}

/// The rest of a bracket, after `[`.
fn bracket(chars: &mut Peekable<Chars<'_>>, out: &mut String) -> Option<()> {
    out.push('[');
    if chars.next_if_eq(&'^').is_some() {
        out.push('^');
    }
    if chars.peek() == Some(&']') {
        return None;
    }
    let mut before = None;
    loop {
        let c = chars.next()?;
        match c {
            ']' => break,
            '\\' => match chars.next()? {
                'b' => out.push_str("\\x08"),
                escaped => escape(escaped, out),
            },
            '[' | '&' | '~' => out.extend(['\\', c]),
            '-' if before == Some('-') => out.push_str("\\-"),
            c => out.push(c),
        }
        before = Some(c);
    }
    out.push(']');
    Some(())
}
