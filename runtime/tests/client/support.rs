//! Transports in memory.

use std::sync::{Arc, Mutex};

use callwright::{Bytes, TransportError, http};

use crate::bookshop::Client;

/// A client that gets this response to every call, and the requests that it sends.
pub fn answering(status: u16, content_type: &str, body: &str) -> (Client, Sent) {
    let mut response = http::Response::builder().status(status);
    if !content_type.is_empty() {
        response = response.header("content-type", content_type);
    }
    let response = response
        .body(Bytes::copy_from_slice(body.as_bytes()))
        .unwrap();
    let sent = Sent::default();
    let seen = sent.clone();
    let client = Client::new().transport(move |request: http::Request<Bytes>| {
        seen.0.lock().unwrap().push(request);
        let response = response.clone();
        async move { Ok::<_, TransportError>(response) }
    });
    (client, sent)
}

/// The requests that a transport received.
#[derive(Clone, Default)]
pub struct Sent(Arc<Mutex<Vec<http::Request<Bytes>>>>);

impl Sent {
    /// The only request.
    pub fn only(&self) -> http::Request<Bytes> {
        let requests = self.0.lock().unwrap();
        assert_eq!(requests.len(), 1);
        requests[0].clone()
    }

    pub fn count(&self) -> usize {
        self.0.lock().unwrap().len()
    }
}

/// `METHOD url`.
pub fn line(request: &http::Request<Bytes>) -> String {
    format!("{} {}", request.method(), request.uri())
}

/// The headers as `name: value`, sorted.
pub fn headers(request: &http::Request<Bytes>) -> Vec<String> {
    let mut headers: Vec<_> = request
        .headers()
        .iter()
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    headers.sort();
    headers
}
