use std::error::Error as StdError;
use std::fmt;

use super::RequestLine;

/// Why a request couldn't be sent or its response not be read to the end. The cause is the `source`.
#[derive(Debug)]
pub struct TransportError {
    line: Option<Box<RequestLine>>,
    kind: Kind,
    source: Box<dyn StdError + Send + Sync>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Connect,
    Timeout,
    TooLong,
    Other,
}

impl TransportError {
    /// A failure with this cause, which must not hold secrets: it is shown to people.
    pub fn new(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            line: None,
            kind: Kind::Other,
            source: source.into(),
        }
    }

    /// A connection that couldn't be made, so that the server never saw the request.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            kind: Kind::Connect,
            ..Self::new(source)
        }
    }

    /// A time limit that was passed; the server may have seen the request.
    pub fn timeout(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            kind: Kind::Timeout,
            ..Self::new(source)
        }
    }

    /// A response whose body is longer than `most` bytes.
    pub fn too_long(most: usize) -> Self {
        let message = format!("more than {most} bytes, the `response_limit` of the client");
        Self {
            kind: Kind::TooLong,
            ..Self::new(message)
        }
    }

    /// Whether the body of the response was longer than the client takes.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.kind == Kind::TooLong
    }

    /// Whether no connection could be made.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.kind == Kind::Connect
    }

    /// Whether a time limit was passed.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.kind == Kind::Timeout
    }

    /// The request, if the failure came through a client.
    #[must_use]
    pub fn line(&self) -> Option<&RequestLine> {
        self.line.as_deref()
    }

    /// The same failure, of this request.
    pub(crate) fn of(self, line: RequestLine) -> Self {
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
            Kind::Connect => "no connection: ",
            Kind::Timeout => "timed out: ",
            Kind::TooLong => "the response is too long: ",
            Kind::Other => "no response: ",
        })?;
        // HTTP libraries keep the one useful sentence ("connection refused") at the end of the chain.
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
