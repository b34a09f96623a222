use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::exchange::{ExchangeError, ReceivedResponse};
use super::transport::BoxFuture;
use crate::decode::Response;
use crate::error::{Error, NoErrorBody};

/// The future of a [`Call`](crate::Call).
#[must_use = "futures do nothing unless they are polled"]
pub struct CallFuture<T, E = NoErrorBody> {
    pub(super) exchange: BoxFuture<Result<ReceivedResponse, ExchangeError>>,
    pub(super) read: fn(ReceivedResponse) -> Result<Response<T>, Error<E>>,
}

impl<T, E> Future for CallFuture<T, E> {
    type Output = Result<T, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let received = ready!(self.exchange.as_mut().poll(context));
        Poll::Ready(match received {
            Ok(received) => (self.read)(received).map(|response| response.body),
            Err(error) => Err(error.into()),
        })
    }
}
