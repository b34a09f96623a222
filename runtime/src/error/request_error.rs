use std::fmt;
use std::sync::Arc;

use super::request_line::RequestLine;

/// Why a request couldn't be built. It shows the names of parameters, and never their values.
#[derive(Clone, Debug)]
pub struct RequestError {
    // Shared, so that a request builder with an error is cheap to clone and small to move.
    inner: Arc<Inner>,
}

#[derive(Clone, Debug)]
struct Inner {
    line: Option<RequestLine>,
    part: RequestPart,
    message: String,
    source: Option<Arc<serde_json::Error>>,
}

/// The part of a request that is wrong, with the parameter's name in the document.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum RequestPart {
    /// A path parameter.
    Path(String),
    /// A query parameter.
    Query(String),
    /// A header.
    Header(String),
    /// A cookie.
    Cookie(String),
    /// The body.
    Body,
    /// The URL as a whole: most often the base URL.
    Url,
    /// The credential for a security scheme.
    Credential(String),
}

impl RequestError {
    /// An error in `part`. The `message` follows the part: "path parameter id: ...".
    pub fn new(part: RequestPart, message: impl Into<String>) -> Self {
        Self::from(Inner {
            line: None,
            part,
            message: message.into(),
            source: None,
        })
    }

    /// A value that serde can't write.
    pub(crate) fn unwritable(part: RequestPart, error: serde_json::Error) -> Self {
        let message = format!("can't be written: {error}");
        Self::from(Inner {
            line: None,
            part,
            message,
            source: Some(Arc::new(error)),
        })
    }

    /// The same error, with its request.
    pub(crate) fn with_line(self, line: RequestLine) -> Self {
        let mut inner = Arc::unwrap_or_clone(self.inner);
        inner.line.get_or_insert(line);
        Self::from(inner)
    }

    /// The part that is wrong.
    #[must_use]
    pub fn part(&self) -> &RequestPart {
        &self.inner.part
    }

    /// The request, if it is known.
    #[must_use]
    pub fn line(&self) -> Option<&RequestLine> {
        self.inner.line.as_ref()
    }

    pub(super) fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner
            .source
            .as_deref()
            .map(|error| error as &(dyn std::error::Error + 'static))
    }
}

impl From<Inner> for RequestError {
    fn from(inner: Inner) -> Self {
        Self {
            inner: Arc::new(inner),
        }
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = &self.inner.line {
            write!(f, "{line}: not sent: ")?;
        }
        write!(f, "{}: {}", self.inner.part, self.inner.message)
    }
}

impl fmt::Display for RequestPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(name) => write!(f, "path parameter {name}"),
            Self::Query(name) => write!(f, "query parameter {name}"),
            Self::Header(name) => write!(f, "header {name}"),
            Self::Cookie(name) => write!(f, "cookie {name}"),
            Self::Body => f.write_str("body"),
            Self::Url => f.write_str("URL"),
            Self::Credential(scheme) => write!(f, "credential {scheme}"),
        }
    }
}

impl std::error::Error for RequestError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source()
    }
}
