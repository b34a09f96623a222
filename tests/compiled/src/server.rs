use callwright::http::{Request, Response};
use callwright::{BoxFuture, Bytes, Transport, TransportError};
use std::sync::{Arc, Mutex};

/// A server in memory: gives every request the same answer, and keeps what it got.
#[derive(Clone, Debug)]
pub struct Server {
    answer: Response<Bytes>,
    requests: Arc<Mutex<Vec<Request<Bytes>>>>,
}

impl Server {
    /// A server that answers with this status, media type (none if empty) and body.
    ///
    /// # Panics
    ///
    /// When the status is none: that fails the test.
    pub fn new(status: u16, media: &str, body: impl Into<Bytes>) -> Self {
        let mut answer = Response::builder().status(status);
        if !media.is_empty() {
            answer = answer.header("content-type", media);
        }
        match answer.body(body.into()) {
            Ok(answer) => Self {
                answer,
                requests: Arc::default(),
            },
            // A test with an impossible answer has to fail.
            Err(error) => panic!("{error}"),
        }
    }

    /// A server that answers with JSON.
    pub fn json(status: u16, body: &'static str) -> Self {
        Self::new(status, "application/json", body)
    }

    /// What it got, in order.
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
        let answer = self.answer.clone();
        Box::pin(async move { Ok(answer) })
    }
}
