//! The transport of requests for keys.

use std::pin::Pin;

use bytes::Bytes;
use http::{Request, Response};

/// The maximum length of a document, in bytes.
pub const MOST_BYTES: usize = 64 * 1024;
/// Sends the requests for keys and certificates. This crate has no transport of its own.
pub trait KeyTransport: Send + Sync {
    /// Sends the request, follows no redirect, and reads at most [`MOST_BYTES`] of the response. Returns `None` if there is no
    /// response: an error could contain the URL, and with it a credential.
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = Option<Response<Bytes>>> + Send>>;
}
