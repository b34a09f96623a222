//! A transport with prepared responses, which records the requests.

use callwright::{BoxFuture, Bytes, Transport, TransportError, http};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// A server in memory. A clone is the same server.
#[derive(Clone, Default)]
pub struct Memory {
    responses: Arc<Mutex<VecDeque<(u16, &'static str)>>>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Memory {
    /// Adds a JSON response for the next request without one.
    pub fn respond(self, status: u16, body: &'static str) -> Self {
        self.responses.lock().unwrap().push_back((status, body));
        self
    }

    /// The requests: method and URL, the headers that the tests compare, and the body.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

impl Transport for Memory {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<Result<http::Response<Bytes>, TransportError>> {
        self.requests.lock().unwrap().push(text(&request));
        let response = self.responses.lock().unwrap().pop_front();
        Box::pin(async move {
            let (status, body) =
                response.ok_or_else(|| TransportError::connect("no responses are left"))?;
            let response = http::Response::builder().status(status);
            let response = response.header("content-type", "application/json");
            response
                .body(Bytes::from(body))
                .map_err(TransportError::new)
        })
    }
}

fn text(request: &http::Request<Bytes>) -> String {
    let mut text = format!("{} {}\n", request.method(), request.uri());
    for name in ["authorization", "content-type", "idempotency-key"] {
        if let Some(value) = request.headers().get(name) {
            text += &format!("{name}: {}\n", value.to_str().unwrap());
        }
    }
    text + &String::from_utf8_lossy(request.body())
}
