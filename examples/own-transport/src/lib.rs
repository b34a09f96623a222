//! A client of the tides that sends by hyper: [`Hyper`] is all that an HTTP library has to be.
//!
//! What a transport adds to every exchange, here a time limit, calls know nothing of. One that wraps another, to try again or to
//! write down what was said, is made the same way.

/// The tides, as `build.rs` generates them.
pub mod api {
    callwright::include_api!();
}

use callwright::{BoxFuture, Bytes, Transport, TransportError, http};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::{Client, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use std::time::Duration;

/// A pool of plain connections. For `https`, give hyper a connector that speaks TLS.
#[derive(Clone, Debug)]
pub struct Hyper {
    pool: Client<HttpConnector, Full<Bytes>>,
    limit: Duration,
}

impl Hyper {
    /// Connections over which no exchange takes longer than this.
    #[must_use]
    pub fn new(limit: Duration) -> Self {
        Self {
            pool: Client::builder(TokioExecutor::new()).build_http(),
            limit,
        }
    }
}

impl Transport for Hyper {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<Result<http::Response<Bytes>, TransportError>> {
        let exchange = exchange(self.pool.clone(), request);
        let limit = self.limit;
        Box::pin(async move {
            let limited = tokio::time::timeout(limit, exchange).await;
            limited.unwrap_or_else(|late| Err(TransportError::timeout(late)))
        })
    }
}

async fn exchange(
    pool: Client<HttpConnector, Full<Bytes>>,
    request: http::Request<Bytes>,
) -> Result<http::Response<Bytes>, TransportError> {
    // Which failures are which is for those who decide whether to try again.
    let answer = pool.request(request.map(Full::new)).await;
    let answer = answer.map_err(|error| match error.is_connect() {
        true => TransportError::connect(error),
        false => TransportError::new(error),
    })?;
    let (head, body) = answer.into_parts();
    let body = body.collect().await.map_err(TransportError::new)?;
    Ok(http::Response::from_parts(head, body.to_bytes()))
}
