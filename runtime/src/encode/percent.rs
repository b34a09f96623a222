//! Percent-encoding (RFC 3986 section 2.1): which characters are escaped depends on where the text goes.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Which characters are escaped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Escape {
    /// All but RFC 3986's unreserved characters: safe everywhere in a URL and in a form.
    All,
    /// `allowReserved` in a query or a form: reserved characters and existing escapes stay, except `&` and `#`, which
    /// would end the value.
    ReservedInQuery,
    /// `allowReserved` in a path: reserved characters stay, except `/`, `?` and `#`, which would end the segment. `%` is
    /// always escaped, because URL parsers read `%2e%2e` as a dot segment.
    ReservedInPath,
    /// Nothing is escaped: header values and cookies of the style `cookie`.
    Nothing,
}

/// The characters that are escaped.
const ESCAPED: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
const ESCAPED_IN_PATH: AsciiSet = without(ESCAPED, b":[]@!$&'()*+,;=");
const ESCAPED_IN_QUERY: AsciiSet = without(ESCAPED, b":/?[]@!$'()*+,;=");
const ESCAPED_IN_URL: AsciiSet = without(ESCAPED, b":/?@!$&'()*+,;=");

/// A set without some of its characters.
const fn without(set: AsciiSet, bytes: &[u8]) -> AsciiSet {
    match bytes {
        [first, rest @ ..] => without(set.remove(*first), rest),
        [] => set,
    }
}

impl Escape {
    /// How the name of the value is escaped. Reserved characters never stay in it: a `=` would end the name.
    pub(crate) const fn of_name(self) -> Self {
        match self {
            Self::Nothing => Self::Nothing,
            _ => Self::All,
        }
    }
}

/// Escapes a text.
pub(crate) fn encode(text: &str, escape: Escape) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text, escape);
    out
}

/// Appends a text to `out`, escaped.
pub(crate) fn push(out: &mut String, text: &str, escape: Escape) {
    match escape {
        Escape::All => out.extend(utf8_percent_encode(text, &ESCAPED)),
        Escape::ReservedInQuery => push_keeping_escapes(out, text, &ESCAPED_IN_QUERY),
        Escape::ReservedInPath => out.extend(utf8_percent_encode(text, &ESCAPED_IN_PATH)),
        Escape::Nothing => out.push_str(text),
    }
}

/// Escapes the characters that a URL can't have. Reserved characters and existing escapes stay.
pub(crate) fn encode_url_part(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_keeping_escapes(&mut out, text, &ESCAPED_IN_URL);
    out
}

fn push_keeping_escapes(out: &mut String, text: &str, set: &'static AsciiSet) {
    for (at, piece) in text.split('%').enumerate() {
        if at > 0 {
            out.push_str(if is_escape(piece) { "%" } else { "%25" });
        }
        out.extend(utf8_percent_encode(piece, set));
    }
}

/// Whether the text after a `%` makes it an escape.
fn is_escape(after: &str) -> bool {
    matches!(after.as_bytes(), [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

/// The bytes of an escaped text. A `%` that begins no escape stays.
pub(crate) fn decode(text: &str) -> Vec<u8> {
    percent_decode_str(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unreserved_characters_stay() {
        assert_eq!(encode("aZ0-._~", Escape::All), "aZ0-._~");
        assert_eq!(
            encode("a b/c?d#e%f&g=h+i,é", Escape::All),
            "a%20b%2Fc%3Fd%23e%25f%26g%3Dh%2Bi%2C%C3%A9"
        );
    }

    #[test]
    fn reserved_characters_of_a_query_stay_but_never_end_the_value() {
        assert_eq!(
            encode("/a?b=c,d+e&f#g", Escape::ReservedInQuery),
            "/a?b=c,d+e%26f%23g"
        );
        assert_eq!(encode("50%41%4", Escape::ReservedInQuery), "50%41%254");
    }

    #[test]
    fn escapes_are_decoded() {
        assert_eq!(decode("a%20b%zz%4%41"), b"a b%zz%4A");
    }

    #[test]
    fn a_value_never_leaves_its_path_segment() {
        assert_eq!(
            encode("a:b@c/../d?e#f%2e", Escape::ReservedInPath),
            "a:b@c%2F..%2Fd%3Fe%23f%252e"
        );
    }
}
