//! The endpoint as a `tower` service.

use std::convert::Infallible;
use std::future::{poll_fn, ready};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body::Body;
use http_body_util::Full;
use tokio::time::{Instant, timeout_at};
use tower_service::Service;

use super::body::read;
use super::budget::Share;
use super::endpoint::Endpoint;
use super::refusal::Refusal;
use crate::webhook::Incoming;

/// The future of a response.
pub type EndpointFuture =
    Pin<Box<dyn Future<Output = Result<Response<Full<Bytes>>, Infallible>> + Send>>;

impl<B> Service<Request<B>> for Endpoint
where
    B: Body + Send + 'static,
    B::Data: Send,
{
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = EndpointFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> EndpointFuture {
        let endpoint = self.clone();
        let deadline = endpoint.deadline();
        let (parts, body) = request.into_parts();
        if let Some(response) = endpoint.check_head(&parts) {
            return Box::pin(ready(Ok(response.map(Full::new))));
        }
        let incoming = endpoint.incoming(parts, Bytes::new());
        Box::pin(async move {
            let response = endpoint.receive(incoming, body, deadline).await;
            Ok(response.map(Full::new))
        })
    }
}

impl Endpoint {
    /// Reads the body, and responds.
    async fn receive<B: Body>(
        &self,
        mut incoming: Box<Incoming>,
        body: B,
        deadline: Instant,
    ) -> Response<Bytes> {
        let mut share = self.budget().share();
        match self.read_body(body, deadline, &mut share).await {
            Ok(body) => {
                incoming.body = body;
                let admitted = self.admit(incoming, &mut share, deadline).await;
                // The budget is for unverified bodies only.
                drop(share);
                self.respond(admitted, deadline).await
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Reads the body, until the deadline at most.
    async fn read_body<B: Body>(
        &self,
        body: B,
        deadline: Instant,
        share: &mut Share<'_>,
    ) -> Result<Bytes, Refusal> {
        let mut reading = pin!(read(body, self.limit(), share));
        // The first poll is without a timer: many bodies are there already.
        match poll_fn(|context| Poll::Ready(reading.as_mut().poll(context))).await {
            Poll::Ready(body) => body,
            Poll::Pending => match timeout_at(deadline, reading).await {
                Ok(body) => body,
                Err(_) => Err(Refusal::Slow),
            },
        }
    }
}
