//! What the exchange of a request leads to: a response, without the types of the operation, or an error.

use bytes::Bytes;

use crate::decode::Response;
use crate::error::{
    DecodeError, Error, RequestError, RequestLine, TransportError, UnexpectedResponse,
};

/// A response, and how to read it.
pub(crate) struct ReceivedResponse {
    pub(super) line: RequestLine,
    pub(super) response: Response<Bytes>,
    /// Whether it is read leniently.
    pub(super) lenient: bool,
    /// Why it is a redirect that wasn't followed.
    pub(super) refused_redirect: Option<Box<str>>,
}

/// Why there is no response.
pub(super) enum ExchangeError {
    Request(RequestError),
    Transport(TransportError),
}

impl ReceivedResponse {
    pub(super) fn with_body<T>(self, body: T) -> Response<T> {
        let Response {
            status, headers, ..
        } = self.response;
        Response::new(status, headers, body)
    }

    pub(super) fn unexpected(self, reason: Option<DecodeError>) -> UnexpectedResponse {
        let Response {
            status,
            headers,
            body: raw,
            ..
        } = self.response;
        UnexpectedResponse {
            status,
            headers,
            raw,
            reason,
            line: self.line,
            refused_redirect: self.refused_redirect,
        }
    }
}

impl<E> From<ExchangeError> for Error<E> {
    fn from(error: ExchangeError) -> Self {
        match error {
            ExchangeError::Request(error) => Self::Request(error),
            ExchangeError::Transport(error) => Self::Transport(error),
        }
    }
}

impl From<http::Response<Bytes>> for Response<Bytes> {
    fn from(response: http::Response<Bytes>) -> Self {
        let (parts, body) = response.into_parts();
        Self::new(parts.status, parts.headers, body)
    }
}
