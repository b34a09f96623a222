//! A transport with prepared responses, which keeps the requests.

use callwright::{BoxFuture, Bytes, Transport, TransportError, http};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// A server in memory. A clone is the same server.
#[derive(Clone, Default)]
pub struct Memory {
    answers: Arc<Mutex<VecDeque<(u16, &'static str)>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Memory {
    /// Adds a response with JSON for the next request that has none yet.
    pub fn answer(self, status: u16, body: &'static str) -> Self {
        self.answers.lock().unwrap().push_back((status, body));
        self
    }

    /// The requests: method and URL, the headers that the test is about, and the body.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Transport for Memory {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<Result<http::Response<Bytes>, TransportError>> {
        self.asked.lock().unwrap().push(text(&request));
        let answer = self.answers.lock().unwrap().pop_front();
        Box::pin(async move {
            let (status, body) = answer.ok_or_else(|| TransportError::connect("all was said"))?;
            let answer = http::Response::builder().status(status);
            let answer = answer.header("content-type", "application/json");
            answer.body(Bytes::from(body)).map_err(TransportError::new)
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
