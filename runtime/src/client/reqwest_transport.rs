//! `reqwest::Client` as a transport, and the transport that is used when none is given.

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use super::redirect::next_hop;
use super::transport::{BoxFuture, Transport};
use crate::error::TransportError;

/// Timeouts, proxies, TLS and redirects are as this client was built. Mind that reqwest's own redirect policy takes API
/// keys in custom headers along to other hosts; the transport that is used when none is given doesn't.
impl Transport for reqwest::Client {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<Result<Response<Bytes>, TransportError>> {
        let client = self.clone();
        Box::pin(async move { exchange(&client, request).await })
    }
}

/// reqwest over rustls: ten seconds to connect, no limit on the whole call, and redirects followed by
/// [`next_hop`]'s rules.
pub(super) struct DefaultTransport {
    // A client that can't be built (no usable TLS setup) is reported by each call, since a constructor of a client has
    // nobody to report to.
    client: Result<reqwest::Client, String>,
}

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const MOST_HOPS: usize = 10;

impl DefaultTransport {
    pub(super) fn new() -> Self {
        // A program that chose its cryptography keeps it. An error means that another thread was
        // faster, and there is a choice now.
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let client = reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .build();
        Self {
            client: client.map_err(|error| error.to_string()),
        }
    }
}

impl Transport for DefaultTransport {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<Result<Response<Bytes>, TransportError>> {
        let client = self.client.clone();
        Box::pin(async move {
            let client = client.map_err(TransportError::new)?;
            if most_bytes(&request).is_some() {
                return exchange(&client, request).await;
            }
            let mut request = request;
            for _ in 0..MOST_HOPS {
                let response = exchange(&client, request.clone()).await?;
                match next_hop(&request, &response) {
                    Some(next) => request = next,
                    None => return Ok(response),
                }
            }
            Err(TransportError::new(format!(
                "the server redirected more than {MOST_HOPS} times"
            )))
        })
    }
}

async fn exchange(
    client: &reqwest::Client,
    request: Request<Bytes>,
) -> Result<Response<Bytes>, TransportError> {
    let most = most_bytes(&request);
    let status_alone = status_alone(&request);
    let request = reqwest::Request::try_from(request).map_err(failure)?;
    let asked = most.map(|_| request.url().clone());
    let mut response = client.execute(request).await.map_err(failure)?;
    if asked.is_some_and(|asked| asked != *response.url()) {
        return Err(TransportError::new("the server redirected"));
    }
    let (status, version, headers) = (
        response.status(),
        response.version(),
        response.headers().clone(),
    );
    let body = match most {
        None => response.bytes().await.map_err(failure)?,
        Some(most) if status_alone => {
            read_away(most, response);
            Bytes::new()
        }
        Some(most) => up_to(most, &mut response).await?,
    };
    let mut out = Response::new(body);
    *out.status_mut() = status;
    *out.version_mut() = version;
    *out.headers_mut() = headers;
    Ok(out)
}

/// The body, where it isn't longer than this.
async fn up_to(most: usize, response: &mut reqwest::Response) -> Result<Bytes, TransportError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failure)? {
        if body.len() + chunk.len() > most {
            return Err(TransportError::new(format!(
                "the body is longer than {most} bytes"
            )));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.into())
}

/// Reads away a body that nobody wants, beside whoever waits for the answer: a connection whose answer was read to its end can be
/// used again. One that is longer, slow or broken is left, with its connection.
#[cfg(feature = "webhooks")]
fn read_away(most: usize, mut response: reqwest::Response) {
    tokio::spawn(tokio::time::timeout(Duration::from_secs(5), async move {
        let mut left = most;
        while let Ok(Some(chunk)) = response.chunk().await {
            match left.checked_sub(chunk.len()) {
                Some(less) => left = less,
                None => break,
            }
        }
    }));
}

#[cfg(not(feature = "webhooks"))]
fn read_away(_: usize, _: reqwest::Response) {}

/// Whether of the answer only status and headers are wanted.
#[cfg(feature = "webhooks")]
fn status_alone(request: &Request<Bytes>) -> bool {
    let direct = request.extensions().get::<super::transport::Direct>();
    direct.is_some_and(|direct| direct.status_alone)
}

#[cfg(not(feature = "webhooks"))]
fn status_alone(_: &Request<Bytes>) -> bool {
    false
}

/// The limit of a request that is answered by its own URL alone, and in few bytes.
#[cfg(feature = "webhooks")]
fn most_bytes(request: &Request<Bytes>) -> Option<usize> {
    let direct = request.extensions().get::<super::transport::Direct>();
    direct.map(|direct| direct.most)
}

#[cfg(not(feature = "webhooks"))]
fn most_bytes(_: &Request<Bytes>) -> Option<usize> {
    None
}

/// reqwest's error without the URL, which may hold a key.
fn failure(error: reqwest::Error) -> TransportError {
    let (connect, timeout) = (error.is_connect(), error.is_timeout());
    let error = error.without_url();
    match (connect, timeout) {
        (true, _) => TransportError::connect(error),
        (_, true) => TransportError::timeout(error),
        _ => TransportError::new(error),
    }
}

#[cfg(all(test, feature = "webhooks"))]
#[path = "tests/direct.rs"]
mod tests;
