//! What a lenient reader accepted although it isn't as the document says.

use std::fmt;

/// A property or a header that isn't as the document says, and that was accepted nevertheless.
///
/// Its value is null, or an empty string, list or object. It is never a number or a boolean.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Deviation {
    path: Box<str>,
    reason: DeviationReason,
}

/// Why a value deviates.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum DeviationReason {
    /// A required property is missing.
    Missing,
    /// A required property is null, and the document doesn't allow null there.
    Null,
    /// A header has a value that the document doesn't allow, or occurs twice; it is read as absent.
    Header,
}

impl Deviation {
    pub(crate) fn new(path: impl Into<Box<str>>, reason: DeviationReason) -> Self {
        Self {
            path: path.into(),
            reason,
        }
    }

    /// The path of the property, such as `repository.owner.login`, or the name of the header. After the first 32 deviations
    /// of a body, and inside of a union without a discriminator, it is only the key after an ellipsis: `….login`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Why it deviates.
    #[must_use]
    pub fn reason(&self) -> DeviationReason {
        self.reason
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.path, self.reason)
    }
}

/// As a phrase: `is missing`.
impl fmt::Display for DeviationReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "is missing",
            Self::Null => "is null",
            Self::Header => "isn't the header that the document describes",
        })
    }
}
