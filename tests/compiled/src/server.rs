use callwright::http::{Request, Response};
use callwright::{BoxFuture, Bytes, Transport, TransportError};
use std::sync::{Arc, Mutex};

/// A server in memory that gives every request the same response and records the requests.
#[derive(Clone, Debug)]
pub struct Server {
    response: Response<Bytes>,
    requests: Arc<Mutex<Vec<Request<Bytes>>>>,
}

impl Server {
    /// A server whose response has this status, media type (none if empty) and body.
    ///
    /// # Panics
    ///
    /// If the status is invalid. The test fails.
    pub fn new(status: u16, media: &str, body: impl Into<Bytes>) -> Self {
        let mut response = Response::builder().status(status);
        if !media.is_empty() {
            response = response.header("content-type", media);
        }
        match response.body(body.into()) {
            Ok(response) => Self {
                response,
                requests: Arc::default(),
            },
            // A test must fail if its response is invalid.
            Err(error) => panic!("{error}"),
        }
    }

    /// A server whose response is JSON.
    pub fn json(status: u16, body: &'static str) -> Self {
        Self::new(status, "application/json", body)
    }

    /// The requests, in order.
    pub fn requests(&self) -> Vec<Request<Bytes>> {
        match self.requests.lock() {
            Ok(requests) => requests.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }
}

impl Transport for Server {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<Result<Response<Bytes>, TransportError>> {
        if let Ok(mut requests) = self.requests.lock() {
            requests.push(request);
        }
        let response = self.response.clone();
        Box::pin(async move { Ok(response) })
    }
}
