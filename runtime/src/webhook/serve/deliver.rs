//! From bytes to a running handler.

use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::answer::Answered;
use super::{Content, Delivery, Outcome, Parameters, Received};
use crate::client::BoxFuture;
use crate::decode::{Deviation, decode_with_deviations};
use crate::error::DecodeError;
use crate::webhook::pick::{Fault, is_utf16};

/// A handler that has its delivery and waits to be polled.
pub type Handling = BoxFuture<Answered>;

/// The same, or why the body isn't the event's.
pub type Opened = Result<Handling, DecodeError>;

/// What was read, and in what it isn't as the document says. Payloads are large, and moved often: so they are boxed at once.
pub type Decoded<T> = Result<(Box<T>, Vec<Deviation>), DecodeError>;

/// How a payload is read.
pub type Decode<T> = fn(&Received) -> Decoded<T>;

/// How a handler's method is called.
pub type Method<H, T, P, R> =
    for<'a> fn(&'a H, Delivery<T, P>) -> Pin<Box<dyn Future<Output = Outcome<R>> + Send + 'a>>;

/// Decodes a delivery, and calls its method once the result is polled.
///
/// # Errors
///
/// When the body isn't the event's.
pub fn open<H, T, P, R>(
    handler: Arc<H>,
    received: &Received,
    decode: Decode<T>,
    method: Method<H, T, P, R>,
    answer: fn(R) -> Answered,
) -> Opened
where
    H: Send + Sync + 'static,
    T: Send + 'static,
    P: Parameters + Send + 'static,
    R: Send + 'static,
{
    let (payload, deviations) = decode(received)?;
    let delivery = Delivery::new(payload, received.clone(), deviations);
    Ok(call(handler, delivery, method, answer))
}

/// The same where there is nothing to decode.
pub fn open_unknown<H, T>(
    handler: Arc<H>,
    payload: T,
    received: Received,
    method: Method<H, T, (), ()>,
) -> Handling
where
    H: Send + Sync + 'static,
    T: Send + 'static,
{
    let delivery = Delivery::new(Box::new(payload), received, Vec::new());
    call(handler, delivery, method, super::no_answer)
}

fn call<H, T, P, R>(
    handler: Arc<H>,
    delivery: Delivery<T, P>,
    method: Method<H, T, P, R>,
    answer: fn(R) -> Answered,
) -> Handling
where
    H: Send + Sync + 'static,
    T: Send + 'static,
    P: Send + 'static,
    R: Send + 'static,
{
    Box::pin(async move { answer(method(&handler, delivery).await?) })
}

/// A payload as a variant of an event; `B` is the payload or a box of it.
///
/// # Errors
///
/// When the body isn't the event's.
pub fn unpack<T, B: Unbox<T>, E>(
    received: &Received,
    decode: Decode<T>,
    variant: fn(B) -> E,
) -> Decoded<E> {
    let (payload, deviations) = decode(received)?;
    Ok((Box::new(variant(B::unbox(payload))), deviations))
}

/// What a variant holds of a payload: itself, or a box of it.
pub trait Unbox<T> {
    /// Takes it out, or doesn't.
    fn unbox(payload: Box<T>) -> Self;
}

impl<T> Unbox<T> for T {
    fn unbox(payload: Box<T>) -> Self {
        *payload
    }
}

impl<T> Unbox<T> for Box<T> {
    fn unbox(payload: Self) -> Self {
        payload
    }
}

/// Reads JSON; a form is read by its fields.
pub fn json<T: DeserializeOwned>(received: &Received) -> Decoded<T> {
    match received.content() {
        Content::Bytes(bytes) => {
            decode_with_deviations(bytes, received.is_lenient()).map_err(|error| {
                match is_utf16(bytes) {
                    true => DecodeError::new(Fault::Utf16.text()),
                    false => error,
                }
            })
        }
        Content::Form(_) => form(received),
    }
}

/// Reads the fields of a form.
pub fn form<T: DeserializeOwned>(received: &Received) -> Decoded<T> {
    match received.content() {
        Content::Form(form) => form.decode(received.is_lenient()),
        Content::Bytes(_) => Err(DecodeError::new("the body isn't a form")),
    }
}

/// Reads a text.
pub fn text(received: &Received) -> Decoded<String> {
    match std::str::from_utf8(received.raw()) {
        Ok(text) => Ok((Box::new(text.to_owned()), Vec::new())),
        Err(error) => Err(DecodeError::new(format!("the text isn't UTF-8: {error}"))),
    }
}

/// The bytes as they came.
pub fn bytes(received: &Received) -> Decoded<Bytes> {
    Ok((Box::new(received.raw().clone()), Vec::new()))
}
