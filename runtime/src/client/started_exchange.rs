//! The exchange of a request that was polled.

use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use super::received_response::{ExchangeError, ReceivedResponse};
use super::transport::BoxFuture;

/// The exchange of a request, if it was polled. The clone of a request wasn't.
#[derive(Default)]
pub(super) struct StartedExchange {
    /// In a mutex, so that calls can be shared between threads. It is never locked.
    exchange: Option<Mutex<ExchangeFuture>>,
}

/// Receives the response of a request.
pub(super) type ExchangeFuture = BoxFuture<Result<ReceivedResponse, ExchangeError>>;

impl StartedExchange {
    pub(super) fn is_sent(&self) -> bool {
        self.exchange.is_some()
    }

    pub(super) fn send(&mut self, exchange: ExchangeFuture) {
        self.exchange = Some(Mutex::new(exchange));
    }

    pub(super) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Result<ReceivedResponse, ExchangeError>> {
        match &mut self.exchange {
            Some(exchange) => {
                let exchange = exchange.get_mut().unwrap_or_else(PoisonError::into_inner);
                exchange.as_mut().poll(context)
            }
            None => Poll::Pending,
        }
    }
}

impl Clone for StartedExchange {
    fn clone(&self) -> Self {
        Self::default()
    }
}
