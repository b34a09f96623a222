//! A transport with prepared responses, which records the requests.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Request, Response, StatusCode};
use serde::Serialize;

use crate::client::{BoxFuture, Transport};
use crate::error::TransportError;

/// A transport whose responses are prepared, and which records the requests. A clone is the same transport.
///
/// Each response answers one request, in order. A request without one is an error: a call that a test doesn't expect isn't
/// answered by chance.
///
/// ```
/// # mod bookshop { callwright::api!("../examples/documents/bookshop.yaml"); }
/// use bookshop::Client;
/// use callwright::{serde_json::json, testing::MockTransport};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let server = MockTransport::new()
///     .respond(200, json!({ "items": [], "next": "2" }))
///     .respond(200, json!({ "items": [] }));
/// let shop = Client::new().transport(server.clone());
///
/// let first = shop.books().list().await?;
/// let next = first.next.ok_or("there is a next page")?;
/// shop.books().list().cursor(&next).await?;
/// assert_eq!(server.requests()[1].uri().query(), Some("cursor=2"));
/// # Ok(()) }
/// ```
#[derive(Clone, Default)]
pub struct MockTransport {
    inner: Arc<Mutex<Exchanges>>,
}

#[derive(Default)]
struct Exchanges {
    responses: VecDeque<Result<Response<Bytes>, String>>,
    requests: Vec<Request<Bytes>>,
}

/// A transport that answers one request with this status and this JSON. [`MockTransport::respond`] adds the next response.
///
/// ```
/// # mod bookshop { callwright::api!("../examples/documents/bookshop.yaml"); }
/// use callwright::{serde_json::json, testing};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// let shop = bookshop::Client::new().transport(testing::respond(404, json!({ "title": "There is no such book" })));
/// assert!(shop.books().get(17).await.is_err());
/// # }
/// ```
///
/// # Panics
///
/// As [`MockTransport::respond`] does.
#[must_use]
#[track_caller]
pub fn respond(status: u16, json: impl Serialize) -> MockTransport {
    MockTransport::new().respond(status, json)
}

impl MockTransport {
    /// A transport without responses.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a response with this status and this JSON: `json!({ ... })`, or a generated type.
    ///
    /// # Panics
    ///
    /// If the status isn't one of HTTP, or the value can't be written as JSON.
    #[must_use]
    #[track_caller]
    pub fn respond(self, status: u16, json: impl Serialize) -> Self {
        let body = match crate::encode::json(&json) {
            Ok(body) => body,
            // A test that can't go on.
            Err(error) => panic!("the response can't be written as JSON: {error}"),
        };
        let Ok(status) = StatusCode::from_u16(status) else {
            // A test that can't go on.
            panic!("{status} isn't a status of HTTP");
        };
        let mut response = Response::new(Bytes::from(body));
        *response.status_mut() = status;
        let json = HeaderValue::from_static("application/json");
        response.headers_mut().insert(CONTENT_TYPE, json);
        self.respond_with(response)
    }

    /// Adds any response: with headers of your own, with text, without a body.
    #[must_use]
    pub fn respond_with(self, response: Response<impl Into<Bytes>>) -> Self {
        self.lock()
            .responses
            .push_back(Ok(response.map(Into::into)));
        self
    }

    /// Adds a failure instead of a response: the server can't be reached. The call gets an
    /// [`Error::Transport`](crate::Error::Transport), for which [`is_connect`](TransportError::is_connect) is true.
    #[must_use]
    pub fn fail(self, reason: impl Into<String>) -> Self {
        self.lock().responses.push_back(Err(reason.into()));
        self
    }

    /// The requests so far, as they were sent: with headers, credentials and bodies.
    #[must_use]
    pub fn requests(&self) -> Vec<Request<Bytes>> {
        self.lock().requests.clone()
    }

    /// How many responses are left.
    #[must_use]
    pub fn responses_left(&self) -> usize {
        self.lock().responses.len()
    }

    fn lock(&self) -> MutexGuard<'_, Exchanges> {
        // A test that panics may hold the lock. What it guards is still whole.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for MockTransport {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<Result<Response<Bytes>, TransportError>> {
        let mut exchanges = self.lock();
        exchanges.requests.push(request);
        let number = exchanges.requests.len();
        let response = exchanges.responses.pop_front();
        Box::pin(async move {
            match response {
                Some(Ok(response)) => Ok(response),
                Some(Err(reason)) => Err(TransportError::connect(reason)),
                None => Err(TransportError::new(format!(
                    "the mock has no response for request {number}"
                ))),
            }
        })
    }
}

/// Shows how many requests and responses there are, and no credential.
impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exchanges = self.lock();
        f.debug_struct("MockTransport")
            .field("requests", &exchanges.requests.len())
            .field("responses_left", &exchanges.responses.len())
            .finish()
    }
}
