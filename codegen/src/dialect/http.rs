//! The limits of HTTP. Names that can't be sent are reported at their place in the document, not by the first call.

/// Whether a string can be the name of a header or of an authentication scheme (`token` of RFC 9110, section 5.6.2).
pub(super) fn is_token(text: &str) -> bool {
    let is_allowed = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    !text.is_empty() && text.bytes().all(is_allowed)
}

/// Whether a string can be the value of a header: visible ASCII characters and spaces.
pub(super) fn is_value(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_graphic() || b == b' ')
}

/// Whether a string has control characters, such as line breaks.
pub(super) fn has_controls(text: &str) -> bool {
    text.chars().any(char::is_control)
}
