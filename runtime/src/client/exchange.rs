//! Sending a request and receiving its response, without the types of the operation.

use bytes::Bytes;
use http::Request;

use super::deadline::within;
use super::limits::BodyLimit;
use super::request_builder::RequestBuilder;
use super::transport::{BoxFuture, RefusedRedirect};
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

/// Builds the request and sends it. Nothing happens before the future is polled.
pub(super) fn exchange(
    builder: RequestBuilder,
) -> BoxFuture<Result<ReceivedResponse, ExchangeError>> {
    Box::pin(async move {
        let (mut request, line) = builder.build().map_err(ExchangeError::Request)?;
        let settings = builder.parts().client.settings();
        let BodyLimit(max_bytes) = settings.limits.body;
        request.extensions_mut().insert(BodyLimit(max_bytes));
        let total = builder.parts().timeout.unwrap_or(settings.limits.total);
        let received = match within(total, settings.transport().send(request)).await {
            Ok(response) if response.body().len() > max_bytes => {
                Err(TransportError::too_long(max_bytes))
            }
            received => received,
        };
        match received {
            Ok(mut response) => Ok(ReceivedResponse {
                line,
                refused_redirect: response
                    .extensions_mut()
                    .remove::<RefusedRedirect>()
                    .map(|RefusedRedirect(reason)| reason),
                response: response.into(),
                lenient: builder.is_lenient(),
            }),
            Err(error) => Err(ExchangeError::Transport(error.with_line(line))),
        }
    })
}

/// Builds the request without sending it.
pub(super) fn build_request(builder: &RequestBuilder) -> Result<Request<Bytes>, RequestError> {
    builder.build().map(|(request, _)| request)
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
