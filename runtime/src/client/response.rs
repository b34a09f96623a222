use http::{HeaderMap, StatusCode};

/// A response with its body as `T`.
#[derive(Clone, Debug, PartialEq)]
pub struct Response<T> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: T,
}
