//! `reqwest::Client` as a transport, and the transport that is used when none is given.

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use super::limits::BodyLimit;
use super::redirect::{Hop, next_hop};
use super::transport::{BoxFuture, NotFollowed, Transport};
use crate::error::TransportError;

/// Proxies, TLS, redirects and timeouts are as this client was built; those of [`Client`](crate::Client) count beside. Mind
/// that reqwest's own redirect policy takes bodies and API keys in custom headers along to other hosts; the transport that
/// is used when none is given doesn't.
impl Transport for reqwest::Client {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<Result<Response<Bytes>, TransportError>> {
        let client = self.clone();
        Box::pin(async move { exchange(&client, request).await })
    }
}

/// reqwest over rustls. Redirects are followed by [`next_hop`]'s rules.
pub(super) struct DefaultTransport {
    // A client that can't be built (no usable TLS setup) is reported by each call, since a constructor of a client has
    // nobody to report to.
    client: Result<reqwest::Client, String>,
}

const MOST_HOPS: usize = 10;

impl DefaultTransport {
    pub(super) fn new(connect: Option<Duration>) -> Self {
        // A program that chose its cryptography keeps it. An error means that another thread was
        // faster, and there is a choice now.
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let mut builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        if let Some(connect) = connect {
            builder = builder.connect_timeout(connect);
        }
        Self {
            client: builder.build().map_err(|error| error.to_string()),
        }
    }
}

impl Transport for DefaultTransport {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<Result<Response<Bytes>, TransportError>> {
        let client = self.client.clone();
        Box::pin(async move {
            let client = client.map_err(TransportError::new)?;
            if is_direct(&request) {
                return exchange(&client, request).await;
            }
            let mut request = request;
            for _ in 0..MOST_HOPS {
                let mut response = exchange(&client, request.clone()).await?;
                match next_hop(&request, &response) {
                    Hop::Follow(next) => request = *next,
                    Hop::Last => return Ok(response),
                    Hop::Refused(reason) => {
                        response
                            .extensions_mut()
                            .insert(NotFollowed(reason.into_boxed_str()));
                        return Ok(response);
                    }
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
    let max_bytes = most_bytes(&request);
    let (direct, status_only) = (is_direct(&request), status_only(&request));
    let request = reqwest::Request::try_from(request).map_err(failure)?;
    let asked = direct.then(|| request.url().clone());
    let response = client.execute(request).await.map_err(failure)?;
    if asked.is_some_and(|asked| asked != *response.url()) {
        return Err(TransportError::new("the server redirected"));
    }
    let (status, version, headers) = (
        response.status(),
        response.version(),
        response.headers().clone(),
    );
    let body = if status_only {
        read_away(max_bytes, response);
        Bytes::new()
    } else {
        up_to(max_bytes, response).await?
    };
    let mut out = Response::new(body);
    *out.status_mut() = status;
    *out.version_mut() = version;
    *out.headers_mut() = headers;
    Ok(out)
}

/// The body, where it isn't longer than this.
async fn up_to(max_bytes: usize, mut response: reqwest::Response) -> Result<Bytes, TransportError> {
    let too_long = |length: Option<u64>| length.is_some_and(|length| length > max_bytes as u64);
    // What is said to be too long isn't read at all.
    if too_long(response.content_length()) {
        return Err(TransportError::too_long(max_bytes));
    }
    let Some(first) = response.chunk().await.map_err(failure)? else {
        return Ok(Bytes::new());
    };
    let mut body = match response.chunk().await.map_err(failure)? {
        None if first.len() <= max_bytes => return Ok(first),
        None => return Err(TransportError::too_long(max_bytes)),
        Some(second) => {
            let mut body = Vec::with_capacity(first.len() + second.len());
            body.extend_from_slice(&first);
            body.extend_from_slice(&second);
            body
        }
    };
    while body.len() <= max_bytes {
        match response.chunk().await.map_err(failure)? {
            Some(chunk) => body.extend_from_slice(&chunk),
            None => return Ok(body.into()),
        }
    }
    Err(TransportError::too_long(max_bytes))
}

/// Reads a body that nobody wants to its end, in the background, so that its connection can be used again. A body that is longer
/// than this, slow or broken is left, and its connection with it.
#[cfg(feature = "webhooks")]
fn read_away(max_bytes: usize, mut response: reqwest::Response) {
    tokio::spawn(tokio::time::timeout(Duration::from_secs(5), async move {
        let mut left = max_bytes;
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
fn status_only(request: &Request<Bytes>) -> bool {
    let direct = request
        .extensions()
        .get::<super::transport::DirectRequest>();
    direct.is_some_and(|direct| direct.status_only)
}

#[cfg(not(feature = "webhooks"))]
fn status_only(_: &Request<Bytes>) -> bool {
    false
}

/// The most bytes of an answer.
fn most_bytes(request: &Request<Bytes>) -> usize {
    #[cfg(feature = "webhooks")]
    if let Some(direct) = request
        .extensions()
        .get::<super::transport::DirectRequest>()
    {
        return direct.max_bytes;
    }
    let limit = request.extensions().get::<BodyLimit>();
    limit.copied().unwrap_or_default().0
}

/// Whether the request is answered by its own URL alone.
#[cfg(feature = "webhooks")]
fn is_direct(request: &Request<Bytes>) -> bool {
    let direct = request
        .extensions()
        .get::<super::transport::DirectRequest>();
    direct.is_some()
}

#[cfg(not(feature = "webhooks"))]
fn is_direct(_: &Request<Bytes>) -> bool {
    false
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
