//! A call without its types: it only matters whether they can hold the response.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};

use super::call::Call;
use super::exchange::{build_request, exchange};
use super::received_response::ReceivedResponse;
use super::request_builder::RequestBuilder;
use super::transport::BoxFuture;
use crate::error::{Error, RequestError};

/// A call without its types.
pub(crate) struct UntypedCall {
    builder: RequestBuilder,
    read: Box<dyn FnOnce(ReceivedResponse) -> Result<(), String> + Send>,
}

/// The response of an untyped call.
pub(crate) struct UntypedResponse {
    /// Its status.
    pub(crate) status: StatusCode,
    /// Its headers.
    pub(crate) headers: HeaderMap,
    /// Its body as it was received.
    pub(crate) raw: Bytes,
    /// Whether the operation's types can hold it, or why not.
    pub(crate) read: Result<(), String>,
}

impl UntypedCall {
    /// A call without its types.
    pub(crate) fn new<T: 'static, E: 'static>(call: Call<T, E>) -> Self {
        let (builder, read) = call.into_parts();
        Self {
            builder,
            read: Box::new(move |received| read(received).map(drop).or_else(read_error)),
        }
    }

    /// The request, not sent.
    pub(crate) fn request(&self) -> Result<Request<Bytes>, RequestError> {
        build_request(&self.builder)
    }

    /// Sends it.
    pub(crate) fn send(self) -> BoxFuture<Result<UntypedResponse, String>> {
        let exchange = exchange(&self.builder);
        let read = self.read;
        Box::pin(async move {
            let received = exchange
                .await
                .map_err(|error| Error::<()>::from(error).to_string())?;
            Ok(UntypedResponse {
                status: received.response.status,
                headers: received.response.headers.clone(),
                raw: received.response.body.clone(),
                read: read(received),
            })
        })
    }
}

/// Why a response couldn't be read. An error that the document describes could.
fn read_error<E>(error: Error<E>) -> Result<(), String> {
    match error {
        Error::Api(_) => Ok(()),
        Error::Status(response) | Error::Decode(response) => Err(match response.reason {
            Some(reason) => reason.to_string(),
            // Without a body there is nothing to read.
            None if response.raw.is_empty() => return Ok(()),
            None => "the document describes no error of this status".to_owned(),
        }),
        Error::Request(error) => Err(error.to_string()),
        Error::Transport(error) => Err(error.to_string()),
    }
}

impl fmt::Debug for UntypedCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UntypedCall").field(&self.builder).finish()
    }
}
