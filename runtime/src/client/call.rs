use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::Request;

use super::call_future::CallFuture;
use super::exchange::{Received, built, exchange};
use super::request_builder::RequestBuilder;
use super::response::Response;
use super::transport::BoxFuture;
use crate::decode::NoErrorBody;
use crate::error::{Error, RequestError};

/// A complete call: it is sent when it is awaited, and gives a `T` or an [`Error`] whose error responses carry an `E`.
///
/// ```no_run
/// # async fn run(call: callwright::Call<String>) -> Result<(), callwright::Error> {
/// let title: String = call.clone().await?;
/// let with_headers = call.clone().with_response().await?;
/// let untouched = call.raw().await?;
/// # Ok(()) }
/// ```
#[must_use = "a call is sent when it is awaited"]
pub struct Call<T, E = NoErrorBody> {
    builder: RequestBuilder,
    read: Read<T, E>,
}

/// What reads an answer.
pub(super) type Read<T, E> = fn(Received) -> Result<Response<T>, Error<E>>;

impl<T, E> Call<T, E> {
    pub(super) fn new(builder: RequestBuilder, read: Read<T, E>) -> Self {
        Self { builder, read }
    }

    /// What is sent, and what reads the answer.
    #[cfg(feature = "exercise")]
    pub(super) fn into_parts(self) -> (RequestBuilder, Read<T, E>) {
        (self.builder, self.read)
    }

    /// Itself. An operation with optional parameters becomes its call by this method, so it reads the same for one that has
    /// none yet.
    pub fn call(self) -> Self {
        self
    }

    /// Sends it. The same as to await it.
    pub fn send(self) -> CallFuture<T, E> {
        CallFuture {
            exchange: exchange(self.builder),
            read: self.read,
        }
    }

    /// Adds a header of one's own, or replaces one.
    pub fn header(self, name: &str, value: &str) -> Self {
        Self {
            builder: self.builder.set_header(name, value),
            read: self.read,
        }
    }

    /// Reads the answer of this call leniently, as [`Client::lenient`](crate::Client::lenient) does for all.
    pub fn lenient(self) -> Self {
        Self {
            builder: self.builder.set_lenient(),
            read: self.read,
        }
    }

    /// The longest that this call takes, in place of [`Client::timeout`](crate::Client::timeout); `None` for as long as it takes.
    pub fn timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        Self {
            builder: self.builder.set_timeout(limit.into()),
            read: self.read,
        }
    }

    /// The request with its credentials, not sent.
    ///
    /// # Errors
    /// When the request can't be built.
    pub fn request(&self) -> Result<Request<Bytes>, RequestError> {
        built(&self.builder)
    }
}

impl<T: 'static, E: 'static> Call<T, E> {
    /// Sends it and gives status and headers along with the result.
    pub fn with_response(self) -> BoxFuture<Result<Response<T>, Error<E>>> {
        let exchange = exchange(self.builder);
        let read = self.read;
        Box::pin(async move { read(exchange.await?) })
    }

    /// Sends it and gives the response untouched, whatever its status.
    pub fn raw(self) -> BoxFuture<Result<Response<Bytes>, Error<E>>> {
        let exchange = exchange(self.builder);
        Box::pin(async move { Ok(exchange.await?.response) })
    }
}

impl<T, E> IntoFuture for Call<T, E> {
    type Output = Result<T, Error<E>>;
    type IntoFuture = CallFuture<T, E>;

    fn into_future(self) -> CallFuture<T, E> {
        self.send()
    }
}

impl<T, E> Clone for Call<T, E> {
    fn clone(&self) -> Self {
        Self {
            builder: self.builder.clone(),
            read: self.read,
        }
    }
}

impl<T, E> fmt::Debug for Call<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Call").field(&self.builder).finish()
    }
}
