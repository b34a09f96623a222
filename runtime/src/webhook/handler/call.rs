//! Calls the methods of a handler.

use std::pin::Pin;
use std::sync::Arc;

use super::decode::DecodeFn;
use super::delivery::Delivery;
use super::handler_error::Outcome;
use super::header_parameters::HeaderParameters;
use super::received_event::ReceivedEvent;
use super::reply::{HandlerResult, acknowledge};
use crate::client::BoxFuture;
use crate::error::DecodeError;

/// The call of a handler's method. Nothing runs before it is polled.
pub type HandlerFuture = BoxFuture<HandlerResult>;

/// A method of a handler.
pub type HandlerMethod<H, T, P, R> =
    for<'a> fn(&'a H, Delivery<T, P>) -> Pin<Box<dyn Future<Output = Outcome<R>> + Send + 'a>>;

/// Decodes an event at once, and calls its method when the future is polled.
///
/// # Errors
///
/// When the body isn't that of the event.
pub fn decode_and_call<H, T, P, R>(
    handler: Arc<H>,
    received: &ReceivedEvent,
    decode: DecodeFn<T>,
    method: HandlerMethod<H, T, P, R>,
    reply: fn(R) -> HandlerResult,
) -> Result<HandlerFuture, DecodeError>
where
    H: Send + Sync + 'static,
    T: Send + 'static,
    P: HeaderParameters + Send + 'static,
    R: Send + 'static,
{
    let (payload, deviations) = decode(received)?;
    let delivery = Delivery::new(payload, received.clone(), deviations);
    Ok(call_method(handler, delivery, method, reply))
}

/// Calls a method whose payload needs no decoding: `unknown` or `undecodable`.
pub fn call<H, T>(
    handler: Arc<H>,
    payload: T,
    received: ReceivedEvent,
    method: HandlerMethod<H, T, (), ()>,
) -> HandlerFuture
where
    H: Send + Sync + 'static,
    T: Send + 'static,
{
    let delivery = Delivery::new(Box::new(payload), received, Vec::new());
    call_method(handler, delivery, method, acknowledge)
}

fn call_method<H, T, P, R>(
    handler: Arc<H>,
    delivery: Delivery<T, P>,
    method: HandlerMethod<H, T, P, R>,
    reply: fn(R) -> HandlerResult,
) -> HandlerFuture
where
    H: Send + Sync + 'static,
    T: Send + 'static,
    P: Send + 'static,
    R: Send + 'static,
{
    Box::pin(async move { reply(method(&handler, delivery).await?) })
}
