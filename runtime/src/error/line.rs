use std::fmt;

use http::Method;

/// Which request an error is about: method and URL, with secrets masked.
///
/// Masked are user names and passwords in the URL, credentials that the client added to the query, and path and query
/// parameters whose names say that they are secret, such as `access_token`.
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

    /// The URL, or what was known of it when the request couldn't be built: the path template.
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
