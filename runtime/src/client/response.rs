use http::{HeaderMap, StatusCode};

use crate::decode::Deviation;

/// A response with its body as `T`.
#[derive(Clone, Debug, PartialEq)]
pub struct Response<T> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: T,
    deviations: Vec<Deviation>,
}

impl<T> Response<T> {
    /// One whose body is as the document says.
    pub fn new(status: StatusCode, headers: HeaderMap, body: T) -> Self {
        Self {
            status,
            headers,
            body,
            deviations: Vec::new(),
        }
    }

    pub(super) fn deviating(mut self, deviations: Vec<Deviation>) -> Self {
        self.deviations = deviations;
        self
    }

    /// Where the JSON of a body isn't as the document says. Only calls that are [lenient](crate::Client::lenient) read such a
    /// body; of any other call this is empty.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        &self.deviations
    }
}
