use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::exchange::{Failure, Received};
use super::response::Response;
use super::transport::BoxFuture;
use crate::decode::NoErrorBody;
use crate::error::Error;

/// A call on its way: the future that a [`Call`](crate::Call) becomes when it is awaited.
#[must_use = "futures do nothing unless they are polled"]
pub struct CallFuture<T, E = NoErrorBody> {
    pub(super) exchange: BoxFuture<Result<Received, Failure>>,
    pub(super) read: fn(Received) -> Result<Response<T>, Error<E>>,
}

impl<T, E> Future for CallFuture<T, E> {
    type Output = Result<T, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let received = ready!(self.exchange.as_mut().poll(context));
        Poll::Ready(match received {
            Ok(received) => (self.read)(received).map(|response| response.body),
            Err(failure) => Err(failure.into()),
        })
    }
}
