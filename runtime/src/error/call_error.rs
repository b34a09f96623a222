use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::api_error::ApiError;
use super::no_error_body::NoErrorBody;
use super::request_error::RequestError;
use super::transport_error::TransportError;
use super::unexpected_response::UnexpectedResponse;

/// Why a call has no result. `E` is the body of the operation's error responses.
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
///         Error::Api(_) => "the server reports an error that the document describes",
///         Error::Status(_) => "the server reports an error that the document doesn't describe",
///         Error::Decode(_) => "the call succeeded, but the body isn't as the document says",
///     }
/// }
/// # let _ = hint::<()>;
/// ```
#[derive(Debug)]
pub enum Error<E = NoErrorBody> {
    /// The request couldn't be built; nothing was sent.
    Request(RequestError),
    /// The request couldn't be sent, or there was no complete response.
    Transport(TransportError),
    /// An error response that the document describes.
    Api(Box<ApiError<E>>),
    /// An error status that the document doesn't describe, or with a body that isn't as the document says.
    Status(Box<UnexpectedResponse>),
    /// A success with a body that isn't as the document says.
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

    /// The response's body as it was received, if there was a response.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        match self {
            Self::Request(_) | Self::Transport(_) => None,
            Self::Api(error) => Some(&error.raw),
            Self::Status(error) | Self::Decode(error) => Some(&error.raw),
        }
    }

    /// Whether the call exceeded its time limit or one of the transport. The server may have received it.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_timeout())
    }

    /// Whether there was no connection, so that the server didn't receive the call.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_connect())
    }

    /// The body of an error response that the document describes.
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
