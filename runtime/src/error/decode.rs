use std::fmt;

/// Why a body isn't what the document says: where in the JSON, and what is wrong there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DecodeError {
    path: Box<str>,
    message: Box<str>,
}

impl DecodeError {
    /// A fault of the body as a whole.
    pub fn new(message: impl Into<String>) -> Self {
        Self::at(String::new(), message)
    }

    /// A fault at a place inside the body, such as `items[3].price`.
    pub fn at(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into().into_boxed_str(),
            message: message.into().into_boxed_str(),
        }
    }

    /// The place inside the body, such as `items[3].price`; empty for the body as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong there.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
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
