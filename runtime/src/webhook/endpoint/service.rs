//! An endpoint as a `tower` service.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body::Body;
use http_body_util::Full;
use tokio::time::timeout_at;
use tower_service::Service;

use super::Endpoint;
use super::body::read;
use super::refusal::Refusal;

/// An answer on its way.
pub type Answering =
    Pin<Box<dyn Future<Output = Result<Response<Full<Bytes>>, Infallible>> + Send>>;

impl<B> Service<Request<B>> for Endpoint
where
    B: Body + Send + 'static,
    B::Data: Send,
{
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Answering {
        let endpoint = self.clone();
        Box::pin(async move { Ok(endpoint.serve(request).await.map(Full::new)) })
    }
}

impl Endpoint {
    async fn serve<B: Body>(self, request: Request<B>) -> Response<Bytes> {
        let deadline = self.deadline();
        let (parts, body) = request.into_parts();
        if let Some(answer) = self.glance(&parts) {
            return answer;
        }
        match timeout_at(deadline, read(body, self.limit())).await {
            Ok(Ok(body)) => self.admit(self.incoming(parts, body), deadline).await,
            Ok(Err(refusal)) => self.refuse(&refusal),
            Err(_) => self.refuse(&Refusal::Slow),
        }
    }
}
