use std::borrow::Cow;
use std::fmt;

/// Why a body isn't as the document says: the path in the JSON, and what is wrong there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DecodeError {
    path: Box<str>,
    message: Box<str>,
}

impl DecodeError {
    /// An error of the body as a whole.
    pub fn new(message: impl Into<String>) -> Self {
        Self::at(String::new(), message)
    }

    /// An error at a path in the body, such as `items[3].price`.
    pub fn at(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into().into_boxed_str(),
            message: message.into().into_boxed_str(),
        }
    }

    /// The path in the body, such as `items[3].price`; empty for the body as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong. It may quote a value of the body; [`Self::reason`] doesn't.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What is wrong, without values of the body: for logs.
    ///
    /// ```
    /// use callwright::DecodeError;
    ///
    /// let error = DecodeError::at("iban", "invalid type: string \"DE02\", expected an integer");
    /// assert_eq!(error.reason(), "invalid type: string, expected an integer");
    /// ```
    #[must_use]
    pub fn reason(&self) -> Cow<'_, str> {
        reason(&self.message)
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

/// serde_json's messages for text that isn't JSON. None of them quotes the text.
const SYNTAX_MESSAGES: [&str; 21] = [
    "EOF while parsing a list",
    "EOF while parsing an object",
    "EOF while parsing a string",
    "EOF while parsing a value",
    "expected `:`",
    "expected `,` or `]`",
    "expected `,` or `}`",
    "expected ident",
    "expected value",
    "expected `\"`",
    "invalid escape",
    "invalid number",
    "number out of range",
    "invalid unicode code point",
    "control character (\\u0000-\\u001F) found while parsing a string",
    "key must be a string",
    "lone leading surrogate in hex escape",
    "trailing comma",
    "trailing characters",
    "unexpected end of hex escape",
    "recursion limit exceeded",
];

/// The starts of our own messages, which continue with names of the document.
const OWN_MESSAGES: [&str; 8] = [
    "missing `",
    "missing field `",
    "duplicate field `",
    "the body ",
    "the text isn't UTF-8",
    "there is no value",
    "there are several values",
    "the table has no such event",
];

/// A message without the value that serde quotes in it. An unknown message is replaced.
fn reason(message: &str) -> Cow<'_, str> {
    // The variants in which the error is, such as `Payment::Card: `.
    let word = |c: char| c.is_alphanumeric() || "_:".contains(c);
    let mut inner = message;
    while let Some((variant, rest)) = inner.split_once(": ")
        && variant.contains("::")
        && variant.chars().all(word)
    {
        inner = rest;
    }
    let variants = message.strip_suffix(inner).unwrap_or_default();
    match without_value(inner) {
        reason if variants.is_empty() => reason,
        reason => Cow::Owned(format!("{variants}{reason}")),
    }
}

fn without_value(message: &str) -> Cow<'_, str> {
    if SYNTAX_MESSAGES.contains(&message)
        || OWN_MESSAGES.iter().any(|start| message.starts_with(start))
    {
        return Cow::Borrowed(message);
    }
    for start in ["invalid type: ", "invalid value: ", "invalid length "] {
        let found = message.strip_prefix(start);
        // The value may contain the same words, so it ends at the last ones.
        let Some((value, expected)) = found.and_then(|rest| rest.rsplit_once(", expected ")) else {
            continue;
        };
        let kind = value.split(['`', '"', '\'']).next().unwrap_or_default();
        return Cow::Owned(format!("{start}{}, expected {expected}", kind.trim_end()));
    }
    Cow::Borrowed("the value isn't what its type accepts")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_quote_no_value() {
        let reason = |message: &str| DecodeError::new(message).reason().into_owned();
        for (message, expected) in [
            (
                r#"invalid type: string "my, expected secret", expected i64"#,
                "invalid type: string, expected i64",
            ),
            (
                "invalid value: integer `4711`, expected u8",
                "invalid value: integer, expected u8",
            ),
            (
                "invalid type: null, expected a string",
                "invalid type: null, expected a string",
            ),
            (
                r#"Payment::Card: invalid type: string "4111", expected i64"#,
                "Payment::Card: invalid type: string, expected i64",
            ),
            (
                "missing `amount` in object Payment",
                "missing `amount` in object Payment",
            ),
            (
                "A::B: C::D: 4111 is no card",
                "A::B: C::D: the value isn't what its type accepts",
            ),
            ("4111 is no card", "the value isn't what its type accepts"),
            ("card: 4111", "the value isn't what its type accepts"),
        ] {
            assert_eq!(reason(message), expected);
        }
        for text in [
            "{",
            "[",
            "[1 2]",
            "{1}",
            "\"\\x\"",
            "tru",
            "1e999",
            "1 2",
            "[1,]",
            "{\"a\" 1}",
            "\"\u{1}\"",
        ] {
            let error = serde_json::from_str::<serde_json::Value>(text)
                .unwrap_err()
                .to_string();
            let (message, _) = error.split_once(" at line").unwrap();
            assert_eq!(reason(message), message);
        }
    }
}
