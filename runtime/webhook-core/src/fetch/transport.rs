//! What sends requests for keys.

use std::pin::Pin;

use bytes::Bytes;
use http::{Request, Response};

/// The most bytes of a document.
pub const MOST_BYTES: usize = 64 * 1024;
/// Sends the requests for keys and certificates: the only part of fetching that this crate leaves to others.
pub trait KeyTransport: Send + Sync {
    /// Sends the request, follows no redirect, and reads at most [`MOST_BYTES`] of the response. `None` where there is
    /// none: an error may hold the URL, and that a credential, so it isn't passed on.
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = Option<Response<Bytes>>> + Send>>;
}
