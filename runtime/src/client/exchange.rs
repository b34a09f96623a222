//! Sending a request and receiving its response, without the types of the operation.

use std::task::{Context, Poll};

use bytes::Bytes;
use http::Request;

use super::deadline::within;
use super::limits::BodyLimit;
use super::received_response::{ExchangeError, ReceivedResponse};
use super::request_builder::RequestBuilder;
use super::started_exchange::ExchangeFuture;
use super::transport::RefusedRedirect;
use crate::error::{RequestError, TransportError};

impl RequestBuilder {
    /// Sends the request when it is polled first, and receives its response.
    pub(super) fn poll_exchange(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Result<ReceivedResponse, ExchangeError>> {
        if !self.parts().started.is_sent() {
            let exchange = exchange(self);
            self.parts_mut().started.send(exchange);
        }
        self.parts_mut().started.poll(context)
    }
}

/// Builds the request, and sends it when the future is polled.
pub(super) fn exchange(builder: &RequestBuilder) -> ExchangeFuture {
    let built = builder.build();
    let client = builder.parts().client.clone();
    let timeout = builder.parts().timeout;
    let lenient = builder.is_lenient();
    Box::pin(async move {
        let (mut request, line) = built.map_err(ExchangeError::Request)?;
        let settings = client.settings();
        let BodyLimit(max_bytes) = settings.limits.body;
        request.extensions_mut().insert(BodyLimit(max_bytes));
        let total = timeout.unwrap_or(settings.limits.total);
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
                lenient,
            }),
            Err(error) => Err(ExchangeError::Transport(error.with_line(line))),
        }
    })
}

/// Builds the request without sending it.
pub(super) fn build_request(builder: &RequestBuilder) -> Result<Request<Bytes>, RequestError> {
    builder.build().map(|(request, _)| request)
}
