use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::Request;

use super::awaited::Awaited;
use super::exchange::{build_request, exchange};
use super::request_builder::RequestBuilder;
use super::response_kind::ReadResponse;
use super::transport::BoxFuture;
use crate::decode::Response;
use crate::error::{Error, NoErrorBody, RequestError};

/// A complete call. It is sent when it is awaited, and its result is a `T`, or an [`Error`] with an `E` for error responses.
///
/// ```no_run
/// # async fn run(call: callwright::Call<String>) -> Result<(), callwright::Error> {
/// let title: String = call.clone().await?;
/// let with_headers = call.clone().with_response().await?;
/// let with_bytes = call.raw().await?;
/// # Ok(()) }
/// ```
#[must_use = "calls do nothing unless you `.await` them"]
pub struct Call<T, E = NoErrorBody> {
    builder: RequestBuilder,
    read: ReadResponse<T, E>,
}

impl<T, E> Call<T, E> {
    pub(super) fn new(builder: RequestBuilder, read: ReadResponse<T, E>) -> Self {
        Self { builder, read }
    }

    /// The request, and the function that reads the response.
    #[cfg(feature = "exercise")]
    pub(super) fn into_parts(self) -> (RequestBuilder, ReadResponse<T, E>) {
        (self.builder, self.read)
    }

    /// Returns itself. The builder of an operation with optional parameters becomes a call by the method of this name, and so
    /// operations without optional parameters are called alike.
    pub fn call(self) -> Self {
        self
    }

    /// Sets a header.
    pub fn header(self, name: &str, value: &str) -> Self {
        Self {
            builder: self.builder.set_header(name, value),
            read: self.read,
        }
    }

    /// Reads the response of this call leniently, as [`Client::lenient`](crate::Client::lenient) does for all calls.
    pub fn lenient(self) -> Self {
        Self {
            builder: self.builder.set_lenient(),
            read: self.read,
        }
    }

    /// Sets the time limit of this call, which replaces [`Client::timeout`](crate::Client::timeout). `None` is no limit.
    pub fn timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        Self {
            builder: self.builder.set_timeout(limit.into()),
            read: self.read,
        }
    }

    /// The request with its credentials. It isn't sent.
    ///
    /// # Errors
    /// When the request can't be built.
    pub fn request(&self) -> Result<Request<Bytes>, RequestError> {
        build_request(&self.builder)
    }
}

impl<T, E> Call<T, E> {
    #[doc(hidden)]
    pub fn unwrap(self) -> T
    where
        Self: Awaited<T>,
    {
        self.result()
    }

    #[doc(hidden)]
    pub fn expect(self, _: &str) -> T
    where
        Self: Awaited<T>,
    {
        self.result()
    }
}

impl<T: 'static, E: 'static> Call<T, E> {
    /// Sends it, as `.await` does. The future has a type that doesn't depend on the operation.
    pub fn send(self) -> BoxFuture<Result<T, Error<E>>> {
        Box::pin(self)
    }

    /// Sends it. The result has the status and headers too.
    pub fn with_response(self) -> BoxFuture<Result<Response<T>, Error<E>>> {
        let exchange = exchange(&self.builder);
        let read = self.read;
        Box::pin(async move { read(exchange.await?) })
    }

    /// Sends it. The result is the response as it is, whatever its status.
    pub fn raw(self) -> BoxFuture<Result<Response<Bytes>, Error<E>>> {
        let exchange = exchange(&self.builder);
        Box::pin(async move { Ok(exchange.await?.response) })
    }
}

/// The first poll sends it.
impl<T, E> Future for Call<T, E> {
    type Output = Result<T, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let received = ready!(self.builder.poll_exchange(context));
        Poll::Ready((self.read)(received?).map(|response| response.body))
    }
}

/// The clone isn't sent yet, whether the call is or not.
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
