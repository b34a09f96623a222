use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};

use super::limits::Limits;
use crate::error::TransportError;

/// A future that may move between threads.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What sends requests. `reqwest::Client` is one (feature `reqwest`), and so is every async function of a request:
///
/// ```
/// use callwright::{Bytes, Transport, TransportError, http};
///
/// async fn teapot(request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
///     assert_eq!(request.method(), "GET");
///     let mut response = http::Response::new(Bytes::from_static(b"short and stout"));
///     *response.status_mut() = http::StatusCode::IM_A_TEAPOT;
///     Ok(response)
/// }
///
/// fn takes(_: impl Transport + 'static) {}
/// takes(teapot);
/// takes(|request: http::Request<Bytes>| async move { teapot(request).await });
/// ```
pub trait Transport: Send + Sync {
    /// Sends the request and reads the response to its end. Header values that hold credentials are marked as
    /// sensitive; a query key isn't, so don't log URLs.
    fn send(&self, request: Request<Bytes>) -> BoxFuture<Result<Response<Bytes>, TransportError>>;
}

impl<F, R> Transport for F
where
    F: Fn(Request<Bytes>) -> R + Send + Sync,
    R: Future<Output = Result<Response<Bytes>, TransportError>> + Send + 'static,
{
    fn send(&self, request: Request<Bytes>) -> BoxFuture<Result<Response<Bytes>, TransportError>> {
        Box::pin(self(request))
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<Result<Response<Bytes>, TransportError>> {
        (**self).send(request)
    }
}

/// Marks a request whose answer is wanted from its own URL and no other, and no longer than this. Transports over reqwest
/// keep to it; what fetches keys and certificates sets it.
#[cfg(feature = "webhooks")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct DirectRequest {
    /// The most bytes of an answer.
    #[cfg_attr(
        not(feature = "reqwest"),
        expect(dead_code, reason = "transports of others don't see it")
    )]
    pub(crate) max_bytes: usize,
    /// Whether only status and headers are wanted: then a body that is longer, slow or broken costs nothing.
    #[cfg_attr(
        not(feature = "reqwest"),
        expect(dead_code, reason = "transports of others don't see it")
    )]
    pub(crate) status_only: bool,
}

/// Says of a response why the redirect that it is wasn't followed.
#[derive(Clone, Debug)]
pub(super) struct NotFollowed(pub(super) Box<str>);

/// A transport with the usual limits.
#[cfg(all(feature = "reqwest", feature = "webhooks"))]
pub(crate) fn default_transport() -> Arc<dyn Transport> {
    transport_with(Limits::default())
}

/// The transport of a client that was given none.
#[cfg(feature = "reqwest")]
pub(super) fn transport_with(limits: Limits) -> Arc<dyn Transport> {
    Arc::new(super::reqwest_transport::DefaultTransport::new(
        limits.connect,
    ))
}

/// The transport of a client that was given none, in a build that has none: it says so.
#[cfg(not(feature = "reqwest"))]
pub(super) fn transport_with(_: Limits) -> Arc<dyn Transport> {
    Arc::new(|_: Request<Bytes>| async {
        Err(TransportError::new(
            "the client has no transport: give it one, or turn on the feature `reqwest` of `callwright`",
        ))
    })
}
