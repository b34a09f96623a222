use std::fmt;

use http::Method;

/// The request that an error is about: method and URL, with secrets masked.
///
/// User names and passwords in the URL, credentials in the query, and path and query parameters whose names say that they are
/// secret, such as `access_token`, are masked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RequestLine {
    method: Method,
    url: Box<str>,
}

impl RequestLine {
    pub(crate) fn new(method: Method, url: String) -> Self {
        Self {
            method,
            url: url.into_boxed_str(),
        }
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The URL, or the path template if the request couldn't be built.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl fmt::Display for RequestLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url)
    }
}
