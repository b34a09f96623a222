use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};

use crate::error::TransportError;

/// A boxed future that is `Send`: the result of [`Transport::send`].
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Sends requests. `reqwest::Client` is a transport (feature `reqwest`), and so is every async function from a request to a
/// response:
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
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't send requests",
    label = "not a transport",
    note = "a transport is a `Send` function `async fn(http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError>` \
or a closure like it",
    note = "a `reqwest::Client` is a transport if `callwright` has the feature `reqwest`, and both use the same version of reqwest"
)]
pub trait Transport: Send + Sync {
    /// Sends the request and reads the whole response. Header values with credentials are marked as sensitive. An API key in
    /// the query isn't, so don't log URLs.
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

/// An extension of a request that must not be redirected, and whose response has a size limit of its own. The transports over
/// reqwest obey it. Webhooks use it: to fetch keys and certificates, and to send.
#[cfg(feature = "webhooks")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct DirectRequest {
    /// The maximal number of bytes of a response.
    #[cfg_attr(
        not(feature = "reqwest"),
        expect(dead_code, reason = "other transports don't see it")
    )]
    pub(crate) max_bytes: usize,
    /// Whether only status and headers matter. Then a body that is too long, slow or broken does no harm.
    #[cfg_attr(
        not(feature = "reqwest"),
        expect(dead_code, reason = "other transports don't see it")
    )]
    pub(crate) status_only: bool,
}

/// An extension of a response that is a redirect: why it wasn't followed.
#[derive(Clone, Debug)]
pub(super) struct RefusedRedirect(pub(super) Box<str>);
