//! One request and its response, without any type.

use bytes::Bytes;
use http::Request;

use super::deadline::within;
use super::limits::BodyLimit;
use super::request_builder::RequestBuilder;
use super::response::Response;
use super::transport::{BoxFuture, NotFollowed};
use crate::error::{
    DecodeError, Error, RequestError, RequestLine, TransportError, UnexpectedResponse,
};

/// What came back.
pub(crate) struct Received {
    pub(super) line: RequestLine,
    pub(super) response: Response<Bytes>,
    /// Whether it is read leniently.
    pub(super) lenient: bool,
    /// Why it is a redirect that wasn't followed.
    pub(super) not_followed: Option<Box<str>>,
}

/// Why nothing came back.
pub(super) enum Failure {
    Request(RequestError),
    Transport(TransportError),
}

/// Builds the request and sends it. Nothing happens before the future is polled.
pub(super) fn exchange(builder: RequestBuilder) -> BoxFuture<Result<Received, Failure>> {
    Box::pin(async move {
        let (mut request, line) = builder.build().map_err(Failure::Request)?;
        let shared = builder.parts().client.shared();
        let BodyLimit(most) = shared.limits.body;
        request.extensions_mut().insert(BodyLimit(most));
        let total = builder.parts().timeout.unwrap_or(shared.limits.total);
        let received = match within(total, shared.transport().send(request)).await {
            Ok(response) if response.body().len() > most => Err(TransportError::too_long(most)),
            received => received,
        };
        match received {
            Ok(mut response) => Ok(Received {
                line,
                not_followed: response
                    .extensions_mut()
                    .remove::<NotFollowed>()
                    .map(|NotFollowed(reason)| reason),
                response: response.into(),
                lenient: builder.is_lenient(),
            }),
            Err(error) => Err(Failure::Transport(error.of(line))),
        }
    })
}

/// Builds the request only.
pub(super) fn built(builder: &RequestBuilder) -> Result<Request<Bytes>, RequestError> {
    builder.build().map(|(request, _)| request)
}

impl Received {
    pub(super) fn with<T>(self, body: T) -> Response<T> {
        let Response {
            status, headers, ..
        } = self.response;
        Response::new(status, headers, body)
    }

    pub(super) fn unread(self, reason: Option<DecodeError>) -> UnexpectedResponse {
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
            not_followed: self.not_followed,
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
