//! An endpoint as a `tower` service.

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

use super::Endpoint;
use super::body::read;
use super::budget::Share;
use super::refusal::Refusal;
use crate::webhook::Incoming;

/// An answer on its way.
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
        if let Some(answer) = endpoint.glance(&parts) {
            return Box::pin(ready(Ok(answer.map(Full::new))));
        }
        let incoming = endpoint.incoming(parts, Bytes::new());
        Box::pin(async move {
            let answer = endpoint.serve(incoming, body, deadline).await;
            Ok(answer.map(Full::new))
        })
    }
}

impl Endpoint {
    async fn serve<B: Body>(
        &self,
        mut incoming: Box<Incoming>,
        body: B,
        deadline: Instant,
    ) -> Response<Bytes> {
        let mut share = self.inner().budget.share();
        match self.receive(body, deadline, &mut share).await {
            Ok(body) => {
                incoming.body = body;
                let admitted = self.admit(incoming, &mut share, deadline).await;
                // It is verified, or refused.
                drop(share);
                self.settle(admitted, deadline).await
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// The body, if it comes in time.
    async fn receive<B: Body>(
        &self,
        body: B,
        deadline: Instant,
        share: &mut Share<'_>,
    ) -> Result<Bytes, Refusal> {
        let mut reading = pin!(read(body, self.limit(), share));
        // What is there already needs no clock.
        match poll_fn(|context| Poll::Ready(reading.as_mut().poll(context))).await {
            Poll::Ready(body) => body,
            Poll::Pending => match timeout_at(deadline, reading).await {
                Ok(body) => body,
                Err(_) => Err(Refusal::Slow),
            },
        }
    }
}
