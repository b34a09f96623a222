//! Percent-encoding (RFC 3986 section 2.1): which bytes stay as they are depends on where the text goes.

/// Which bytes stay unescaped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Escape {
    /// Only RFC 3986 unreserved characters: safe everywhere in a URL and in a form.
    All,
    /// `allowReserved` in a query or a form: reserved characters and escapes that are already there pass, except
    /// `&` and `#`, which would end the value.
    ReservedInQuery,
    /// `allowReserved` in a path: reserved characters pass, except `/`, `?` and `#`, which would end the segment. `%`
    /// never passes: `%2e%2e` is a dot segment to URL parsers.
    ReservedInPath,
    /// Nothing is escaped: header values and cookies of the style `cookie`.
    Nothing,
}

impl Escape {
    /// The same place for a name: nothing reserved passes in it, or a `=` in a key would end the key.
    pub(crate) const fn of_name(self) -> Self {
        match self {
            Self::Nothing => Self::Nothing,
            _ => Self::All,
        }
    }
}

/// `text` with everything escaped that `escape` doesn't let pass.
pub(crate) fn escaped(text: &str, escape: Escape) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text, escape);
    out
}

/// Appends `text` to `out`, escaped.
pub(crate) fn push(out: &mut String, text: &str, escape: Escape) {
    if escape == Escape::Nothing {
        out.push_str(text);
        return;
    }
    for (at, byte) in text.bytes().enumerate() {
        if passes(text.as_bytes(), at, byte, escape) {
            out.push(char::from(byte));
        } else {
            push_escaped(out, byte);
        }
    }
}

/// Text that is meant as a part of a URL: what is reserved stays, and so do escapes. What a URL can't hold is escaped.
pub(crate) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, byte) in text.bytes().enumerate() {
        let stays = byte.is_ascii_alphanumeric()
            || b"-._~!$&'()*+,;=:@/?".contains(&byte)
            || (byte == b'%' && is_escape(text.as_bytes(), at));
        if stays {
            out.push(char::from(byte));
        } else {
            push_escaped(&mut out, byte);
        }
    }
    out
}

fn push_escaped(out: &mut String, byte: u8) {
    out.push('%');
    out.push(hex(byte >> 4));
    out.push(hex(byte & 15));
}

/// The bytes that escaped text stands for.
pub(crate) fn unescaped(text: &str) -> Vec<u8> {
    let text = text.as_bytes();
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let digits = text.get(at + 1..at + 3).filter(|_| is_escape(text, at));
        let escaped = digits
            .filter(|_| *byte == b'%')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(escaped.unwrap_or(*byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    out
}

fn passes(text: &[u8], at: usize, byte: u8, escape: Escape) -> bool {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        return true;
    }
    match escape {
        Escape::All => false,
        Escape::ReservedInQuery => {
            b":/?[]@!$'()*+,;=".contains(&byte) || (byte == b'%' && is_escape(text, at))
        }
        Escape::ReservedInPath => b":[]@!$&'()*+,;=".contains(&byte),
        Escape::Nothing => true,
    }
}

/// Whether a complete `%XX` stands at `at`.
fn is_escape(text: &[u8], at: usize) -> bool {
    matches!(text.get(at + 1..at + 3), Some([a, b]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16)
        .unwrap_or('0')
        .to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unreserved_characters_stay() {
        assert_eq!(escaped("aZ0-._~", Escape::All), "aZ0-._~");
        assert_eq!(
            escaped("a b/c?d#e%f&g=h+i,é", Escape::All),
            "a%20b%2Fc%3Fd%23e%25f%26g%3Dh%2Bi%2C%C3%A9"
        );
    }

    #[test]
    fn reserved_characters_of_a_query_pass_but_never_end_the_value() {
        assert_eq!(
            escaped("/a?b=c,d+e&f#g", Escape::ReservedInQuery),
            "/a?b=c,d+e%26f%23g"
        );
        assert_eq!(escaped("50%41%4", Escape::ReservedInQuery), "50%41%254");
    }

    #[test]
    fn escapes_stand_for_bytes() {
        assert_eq!(unescaped("a%20b%zz%4%41"), b"a b%zz%4A");
    }

    #[test]
    fn a_path_segment_is_never_left() {
        assert_eq!(
            escaped("a:b@c/../d?e#f%2e", Escape::ReservedInPath),
            "a:b@c%2F..%2Fd%3Fe%23f%252e"
        );
    }
}
