//! `reqwest::Client` as a transport, and the default transport.

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use super::limits::BodyLimit;
use super::redirects::{Redirect, redirect};
#[cfg(feature = "webhooks")]
use super::transport::DirectRequest;
use super::transport::{BoxFuture, RefusedRedirect, Transport};
use crate::error::TransportError;

/// This client's proxies, TLS, redirects and timeouts apply, and the timeouts of [`Client`](crate::Client) too. Note that
/// reqwest's own redirect policy sends bodies, and API keys in custom headers, to other hosts; the default transport
/// doesn't.
impl Transport for reqwest::Client {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<Result<Response<Bytes>, TransportError>> {
        let client = self.clone();
        Box::pin(async move { exchange(&client, request).await })
    }
}

/// reqwest over rustls. Redirects are followed by the rules of [`redirect`].
pub(super) struct DefaultTransport {
    // If the client can't be built (TLS isn't usable), each call reports that, because the constructor can't.
    client: Result<reqwest::Client, String>,
}

const MAX_REDIRECTS: usize = 10;

impl DefaultTransport {
    pub(super) fn new(connect: Option<Duration>) -> Self {
        // A program that chose its cryptography keeps it. An error means that another thread has just chosen.
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
            for _ in 0..MAX_REDIRECTS {
                let mut response = exchange(&client, request.clone()).await?;
                match redirect(&request, &response) {
                    Redirect::Follow(next) => request = *next,
                    Redirect::None => return Ok(response),
                    Redirect::Refused(reason) => {
                        response
                            .extensions_mut()
                            .insert(RefusedRedirect(reason.into_boxed_str()));
                        return Ok(response);
                    }
                }
            }
            Err(TransportError::new(format!(
                "the server redirected more than {MAX_REDIRECTS} times"
            )))
        })
    }
}

async fn exchange(
    client: &reqwest::Client,
    request: Request<Bytes>,
) -> Result<Response<Bytes>, TransportError> {
    // reqwest panics without it. In a browser it runs on the browser's own loop.
    if cfg!(not(target_family = "wasm")) && tokio::runtime::Handle::try_current().is_err() {
        return Err(TransportError::new(
            "reqwest runs on tokio, and there is no tokio runtime here: await the call below `#[tokio::main]` or \
`#[tokio::test]`, or give the client another transport",
        ));
    }
    let max_bytes = max_response_bytes(&request);
    let (direct, status_only) = (is_direct(&request), status_only(&request));
    let request = reqwest::Request::try_from(request).map_err(transport_error)?;
    let url = direct.then(|| request.url().clone());
    let response = client.execute(request).await.map_err(transport_error)?;
    if url.is_some_and(|url| url != *response.url()) {
        return Err(TransportError::new("the server redirected"));
    }
    let (status, version, headers) = (
        response.status(),
        response.version(),
        response.headers().clone(),
    );
    let body = if status_only {
        discard_body(max_bytes, response);
        Bytes::new()
    } else {
        read_body(max_bytes, response).await?
    };
    let mut out = Response::new(body);
    *out.status_mut() = status;
    *out.version_mut() = version;
    *out.headers_mut() = headers;
    Ok(out)
}

/// Reads a body of at most `max_bytes`.
async fn read_body(
    max_bytes: usize,
    mut response: reqwest::Response,
) -> Result<Bytes, TransportError> {
    let too_long = |length: Option<u64>| length.is_some_and(|length| length > max_bytes as u64);
    // A body whose stated length is too long isn't read at all.
    if too_long(response.content_length()) {
        return Err(TransportError::too_long(max_bytes));
    }
    let Some(first) = response.chunk().await.map_err(transport_error)? else {
        return Ok(Bytes::new());
    };
    let mut body = match response.chunk().await.map_err(transport_error)? {
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
        match response.chunk().await.map_err(transport_error)? {
            Some(chunk) => body.extend_from_slice(&chunk),
            None => return Ok(body.into()),
        }
    }
    Err(TransportError::too_long(max_bytes))
}

/// Reads an unused body to its end in the background, so that its connection can be used again. If the body is longer than
/// `max_bytes`, slow or broken, its connection is closed.
#[cfg(feature = "webhooks")]
fn discard_body(max_bytes: usize, mut response: reqwest::Response) {
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
fn discard_body(_: usize, _: reqwest::Response) {}

/// Whether only status and headers of the response matter.
#[cfg(feature = "webhooks")]
fn status_only(request: &Request<Bytes>) -> bool {
    let direct = request.extensions().get::<DirectRequest>();
    direct.is_some_and(|direct| direct.status_only)
}

#[cfg(not(feature = "webhooks"))]
fn status_only(_: &Request<Bytes>) -> bool {
    false
}

/// The maximal number of bytes of a response.
fn max_response_bytes(request: &Request<Bytes>) -> usize {
    #[cfg(feature = "webhooks")]
    if let Some(direct) = request.extensions().get::<DirectRequest>() {
        return direct.max_bytes;
    }
    let limit = request.extensions().get::<BodyLimit>();
    limit.copied().unwrap_or_default().0
}

/// Whether the request must not be redirected.
#[cfg(feature = "webhooks")]
fn is_direct(request: &Request<Bytes>) -> bool {
    let direct = request.extensions().get::<DirectRequest>();
    direct.is_some()
}

#[cfg(not(feature = "webhooks"))]
fn is_direct(_: &Request<Bytes>) -> bool {
    false
}

/// reqwest's error without the URL, which may contain a key.
fn transport_error(error: reqwest::Error) -> TransportError {
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
