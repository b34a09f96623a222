//! A call whose types were forgotten: of its answer it matters only whether it can be read.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};

use super::call::Call;
use super::exchange::{Received, built, exchange};
use super::request_builder::RequestBuilder;
use super::transport::BoxFuture;
use crate::error::{Error, RequestError};

/// A call without its types.
pub(crate) struct Erased {
    builder: RequestBuilder,
    read: Box<dyn FnOnce(Received) -> Result<(), String> + Send>,
}

/// What came back.
pub(crate) struct Answer {
    /// Its status.
    pub(crate) status: StatusCode,
    /// Its headers.
    pub(crate) headers: HeaderMap,
    /// Its body as it came.
    pub(crate) raw: Bytes,
    /// Whether the operation's types could hold it, or why not.
    pub(crate) read: Result<(), String>,
}

impl Erased {
    /// Forgets the types of a call.
    pub(crate) fn of<T: 'static, E: 'static>(call: Call<T, E>) -> Self {
        let (builder, read) = call.into_parts();
        Self {
            builder,
            read: Box::new(move |received| read(received).map(drop).or_else(reason)),
        }
    }

    /// The request, not sent.
    pub(crate) fn request(&self) -> Result<Request<Bytes>, RequestError> {
        built(&self.builder)
    }

    /// Sends it.
    pub(crate) fn send(self) -> BoxFuture<Result<Answer, String>> {
        let exchange = exchange(self.builder);
        let read = self.read;
        Box::pin(async move {
            let received = exchange
                .await
                .map_err(|failure| Error::<()>::from(failure).to_string())?;
            Ok(Answer {
                status: received.response.status,
                headers: received.response.headers.clone(),
                raw: received.response.body.clone(),
                read: read(received),
            })
        })
    }
}

/// An error that the document describes was read as well as a result.
fn reason<E>(error: Error<E>) -> Result<(), String> {
    match error {
        Error::Api(_) => Ok(()),
        Error::Status(unread) | Error::Decode(unread) => Err(match unread.reason {
            Some(reason) => reason.to_string(),
            // Of what has no body there is nothing to be read.
            None if unread.raw.is_empty() => return Ok(()),
            None => "the document describes no error of this status".to_owned(),
        }),
        Error::Request(error) => Err(error.to_string()),
        Error::Transport(error) => Err(error.to_string()),
    }
}

impl fmt::Debug for Erased {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Erased").field(&self.builder).finish()
    }
}
