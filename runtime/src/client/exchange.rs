//! One request and its response, without any type.

use bytes::Bytes;
use http::Request;

use super::draft::Draft;
use super::response::Response;
use super::transport::BoxFuture;
use crate::error::{DecodeError, Error, RequestError, RequestLine, TransportError, UnreadResponse};

/// What came back.
pub(crate) struct Received {
    pub(super) line: RequestLine,
    pub(super) response: Response<Bytes>,
    /// Whether it is read leniently.
    pub(super) lenient: bool,
}

/// Why nothing came back.
pub(super) enum Failure {
    Request(RequestError),
    Transport(TransportError),
}

/// Builds the request and sends it. Nothing happens before the future is polled.
pub(super) fn exchange(draft: Draft) -> BoxFuture<Result<Received, Failure>> {
    Box::pin(async move {
        let (request, line) = draft.build().map_err(Failure::Request)?;
        let sent = draft.parts().client.shared().transport().send(request);
        match sent.await {
            Ok(response) => Ok(Received {
                line,
                response: response.into(),
                lenient: draft.is_lenient(),
            }),
            Err(error) => Err(Failure::Transport(error.of(line))),
        }
    })
}

/// Builds the request only.
pub(super) fn built(draft: &Draft) -> Result<Request<Bytes>, RequestError> {
    draft.build().map(|(request, _)| request)
}

impl Received {
    pub(super) fn with<T>(self, body: T) -> Response<T> {
        let Response {
            status, headers, ..
        } = self.response;
        Response::new(status, headers, body)
    }

    pub(super) fn unread(self, reason: Option<DecodeError>) -> UnreadResponse {
        let Response {
            status,
            headers,
            body: raw,
            ..
        } = self.response;
        UnreadResponse {
            status,
            headers,
            raw,
            reason,
            line: self.line,
        }
    }
}

impl<E> From<Failure> for Error<E> {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Request(error) => Self::Request(error),
            Failure::Transport(error) => Self::Transport(error),
        }
    }
}

impl From<http::Response<Bytes>> for Response<Bytes> {
    fn from(response: http::Response<Bytes>) -> Self {
        let (parts, body) = response.into_parts();
        Self::new(parts.status, parts.headers, body)
    }
}
