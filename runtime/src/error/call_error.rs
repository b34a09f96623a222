use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{ApiError, RequestError, TransportError, UnexpectedResponse};
use crate::decode::NoErrorBody;

/// Why a call has no result. `E` is what the operation's error responses carry.
///
/// Its `Display` is one line: method, URL without secrets, status, and the start of the body.
///
/// ```
/// use callwright::Error;
///
/// fn hint<E>(error: &Error<E>) -> &'static str {
///     match error {
///         Error::Request(_) => "fix the call",
///         Error::Transport(_) => "try again",
///         Error::Api(_) => "the server said no, and why",
///         Error::Status(_) => "the server said no, in a way that its document doesn't describe",
///         Error::Decode(_) => "the server said yes, in a way that its document doesn't describe",
///     }
/// }
/// # let _ = hint::<()>;
/// ```
#[derive(Debug)]
pub enum Error<E = NoErrorBody> {
    /// The request couldn't be built; nothing was sent.
    Request(RequestError),
    /// The request couldn't be sent, or no complete response came back.
    Transport(TransportError),
    /// An error response that the document describes.
    Api(Box<ApiError<E>>),
    /// An error status that the document doesn't describe, or whose body isn't what the document says.
    Status(Box<UnexpectedResponse>),
    /// A success whose body isn't what the document says.
    Decode(Box<UnexpectedResponse>),
}

impl<E> Error<E> {
    /// The response's status, if there was a response.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Request(_) | Self::Transport(_) => None,
            Self::Api(error) => Some(error.status),
            Self::Status(error) | Self::Decode(error) => Some(error.status),
        }
    }

    /// The response's headers, if there was a response.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Request(_) | Self::Transport(_) => None,
            Self::Api(error) => Some(&error.headers),
            Self::Status(error) | Self::Decode(error) => Some(&error.headers),
        }
    }

    /// The response's body as it came, if there was a response.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        match self {
            Self::Request(_) | Self::Transport(_) => None,
            Self::Api(error) => Some(&error.raw),
            Self::Status(error) | Self::Decode(error) => Some(&error.raw),
        }
    }

    /// Whether the call took longer than it may, or a time limit of its transport was passed. The server may have seen it.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_timeout())
    }

    /// Whether there was no connection, so that the server never saw the call.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_connect())
    }

    /// What the server said went wrong, if it said so in the way that the document describes.
    #[must_use]
    pub fn api(&self) -> Option<&E> {
        match self {
            Self::Api(error) => Some(&error.body),
            _ => None,
        }
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Api(error) => error.fmt(f),
            Self::Status(error) | Self::Decode(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Request(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Api(_) => None,
            Self::Status(error) | Self::Decode(error) => error.source(),
        }
    }
}

impl<E> From<RequestError> for Error<E> {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

impl<E> From<TransportError> for Error<E> {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}
