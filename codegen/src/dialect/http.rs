//! What HTTP can carry: names that can't go into a request are refused where the document has them, not
//! by the first call that needs them.

/// Whether a text can be the name of a header or an authentication scheme (RFC 9110, section 5.6.2,
/// `token`).
pub(super) fn is_token(text: &str) -> bool {
    let may_stand = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    !text.is_empty() && text.bytes().all(may_stand)
}

/// Whether a text can be the value of a header: nothing but ASCII that is seen, and spaces between.
pub(super) fn is_value(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_graphic() || b == b' ')
}

/// Whether a text has control characters, such as line breaks.
pub(super) fn has_controls(text: &str) -> bool {
    text.chars().any(char::is_control)
}
