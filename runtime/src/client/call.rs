use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::Request;

use super::draft::Draft;
use super::exchange::{Received, built, exchange};
use super::response::Response;
use super::sending::Sending;
use super::transport::BoxFuture;
use crate::decode::Undescribed;
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
pub struct Call<T, E = Undescribed> {
    draft: Draft,
    read: Read<T, E>,
}

/// What reads an answer.
pub(super) type Read<T, E> = fn(Received) -> Result<Response<T>, Error<E>>;

impl<T, E> Call<T, E> {
    pub(super) fn new(draft: Draft, read: Read<T, E>) -> Self {
        Self { draft, read }
    }

    /// What is sent, and what reads the answer.
    #[cfg(feature = "exercise")]
    pub(super) fn into_parts(self) -> (Draft, Read<T, E>) {
        (self.draft, self.read)
    }

    /// Itself. An operation with optional parameters becomes its call by this method, so it reads the same for one that has
    /// none yet.
    pub fn call(self) -> Self {
        self
    }

    /// Sends it. The same as to await it.
    pub fn send(self) -> Sending<T, E> {
        Sending {
            exchange: exchange(self.draft),
            read: self.read,
        }
    }

    /// Adds a header of one's own, or replaces one.
    pub fn header(self, name: &str, value: &str) -> Self {
        Self {
            draft: self.draft.set_header(name, value),
            read: self.read,
        }
    }

    /// Reads the answer of this call leniently, as [`Client::lenient`](crate::Client::lenient) does for all.
    pub fn lenient(self) -> Self {
        Self {
            draft: self.draft.set_lenient(),
            read: self.read,
        }
    }

    /// The longest that this call takes, in place of [`Client::timeout`](crate::Client::timeout); `None` for as long as it takes.
    pub fn timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        Self {
            draft: self.draft.set_timeout(limit.into()),
            read: self.read,
        }
    }

    /// The request with its credentials, not sent.
    ///
    /// # Errors
    /// When the request can't be built.
    pub fn request(&self) -> Result<Request<Bytes>, RequestError> {
        built(&self.draft)
    }
}

impl<T: 'static, E: 'static> Call<T, E> {
    /// Sends it and gives status and headers along with the result.
    pub fn with_response(self) -> BoxFuture<Result<Response<T>, Error<E>>> {
        let exchange = exchange(self.draft);
        let read = self.read;
        Box::pin(async move { read(exchange.await?) })
    }

    /// Sends it and gives the response untouched, whatever its status.
    pub fn raw(self) -> BoxFuture<Result<Response<Bytes>, Error<E>>> {
        let exchange = exchange(self.draft);
        Box::pin(async move { Ok(exchange.await?.response) })
    }
}

impl<T, E> IntoFuture for Call<T, E> {
    type Output = Result<T, Error<E>>;
    type IntoFuture = Sending<T, E>;

    fn into_future(self) -> Sending<T, E> {
        self.send()
    }
}

impl<T, E> Clone for Call<T, E> {
    fn clone(&self) -> Self {
        Self {
            draft: self.draft.clone(),
            read: self.read,
        }
    }
}

impl<T, E> fmt::Debug for Call<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Call").field(&self.draft).finish()
    }
}
