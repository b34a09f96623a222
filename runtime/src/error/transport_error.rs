use std::error::Error as StdError;
use std::fmt;

use super::request_line::RequestLine;

/// Why a request couldn't be sent, or its response couldn't be read to the end. The cause is the `source`.
#[derive(Debug)]
pub struct TransportError {
    line: Option<Box<RequestLine>>,
    kind: TransportErrorKind,
    source: Box<dyn StdError + Send + Sync>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum TransportErrorKind {
    Connect,
    Timeout,
    TooLong,
    Other,
}

impl TransportError {
    /// An error with this cause. The cause is shown in messages, so it must not contain secrets.
    pub fn new(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            line: None,
            kind: TransportErrorKind::Other,
            source: source.into(),
        }
    }

    /// An error of a connection that couldn't be made, so that the server didn't receive the request.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Connect,
            ..Self::new(source)
        }
    }

    /// An exceeded time limit. The server may have received the request.
    pub fn timeout(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Timeout,
            ..Self::new(source)
        }
    }

    /// A response whose body is longer than `max_bytes`.
    pub fn too_long(max_bytes: usize) -> Self {
        let message = format!("more than {max_bytes} bytes, the `response_limit` of the client");
        Self {
            kind: TransportErrorKind::TooLong,
            ..Self::new(message)
        }
    }

    /// Whether the body of the response exceeded the client's limit.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.kind == TransportErrorKind::TooLong
    }

    /// Whether no connection could be made.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.kind == TransportErrorKind::Connect
    }

    /// Whether a time limit was exceeded.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.kind == TransportErrorKind::Timeout
    }

    /// The request, if a client sent it.
    #[must_use]
    pub fn line(&self) -> Option<&RequestLine> {
        self.line.as_deref()
    }

    /// The same error, with its request.
    pub(crate) fn with_line(self, line: RequestLine) -> Self {
        Self {
            line: Some(Box::new(line)),
            ..self
        }
    }

    pub(super) fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.source.as_ref())
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = &self.line {
            write!(f, "{line}: ")?;
        }
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "no connection: ",
            TransportErrorKind::Timeout => "timed out: ",
            TransportErrorKind::TooLong => "the response is too long: ",
            TransportErrorKind::Other => "no response: ",
        })?;
        // HTTP libraries have the useful message ("connection refused") at the end of the chain.
        write!(f, "{}", self.source)?;
        let mut cause = self.source.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source()
    }
}
