//! Responses, by status.

use super::body::Content;

/// What an operation answers.
#[derive(Clone, Debug)]
pub struct Response {
    /// With which status.
    pub status: Status,
    /// What the document says of it.
    pub description: Option<String>,
    /// The forms it may take; none if it has no body.
    pub contents: Vec<Content>,
}

/// The status of a response.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Status {
    /// This one.
    Code(u16),
    /// Those of a hundred: `4` for 400 to 499.
    Range(u8),
    /// Any that is not named.
    Default,
}

impl Status {
    /// Whether it says that all went well.
    pub fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299) | Self::Range(2))
    }
}
