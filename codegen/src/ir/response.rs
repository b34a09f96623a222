//! Responses, by status.

use super::body::Content;

/// A response of an operation, or to an event.
#[derive(Clone, Debug)]
pub struct ApiResponse {
    /// Its status.
    pub status: Status,
    /// Its description, in Markdown.
    pub description: Option<String>,
    /// Its media types; none if it has no body.
    pub contents: Vec<Content>,
}

/// The status of a response.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Status {
    /// One status.
    Code(u16),
    /// A range of a hundred: `4` for 400 to 499.
    Range(u8),
    /// Every status that isn't listed.
    Default,
}

impl Status {
    /// Whether it means success.
    pub fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299) | Self::Range(2))
    }
}
