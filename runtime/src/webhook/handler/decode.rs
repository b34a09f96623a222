//! Reads the payload of an event.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::received_event::{EventContent, ReceivedEvent};
use crate::decode::{Deviation, decode_with_deviations};
use crate::error::DecodeError;
use crate::webhook::lookup::{LookupError, is_utf16};

/// A payload, and where it deviates from the document. Payloads are large and moved often, so they are boxed.
pub type DecodeResult<T> = Result<(Box<T>, Vec<Deviation>), DecodeError>;

/// A function that reads a payload.
pub type DecodeFn<T> = fn(&ReceivedEvent) -> DecodeResult<T>;

/// Reads JSON. If the body is a form, reads its fields instead.
pub fn json<T: DeserializeOwned>(received: &ReceivedEvent) -> DecodeResult<T> {
    match received.content() {
        EventContent::Bytes(bytes) => {
            decode_with_deviations(bytes, received.is_lenient()).map_err(|error| {
                match is_utf16(bytes) {
                    true => DecodeError::new(LookupError::Utf16.text()),
                    false => error,
                }
            })
        }
        EventContent::Form(_) => form(received),
    }
}

/// Reads the fields of a form.
pub fn form<T: DeserializeOwned>(received: &ReceivedEvent) -> DecodeResult<T> {
    match received.content() {
        EventContent::Form(form) => form.decode(received.is_lenient()),
        EventContent::Bytes(_) => Err(DecodeError::new("the body isn't a form")),
    }
}

/// Reads a text.
pub fn text(received: &ReceivedEvent) -> DecodeResult<String> {
    match std::str::from_utf8(received.raw()) {
        Ok(text) => Ok((Box::new(text.to_owned()), Vec::new())),
        Err(error) => Err(DecodeError::new(format!("the text isn't UTF-8: {error}"))),
    }
}

/// The bytes as they came.
pub fn bytes(received: &ReceivedEvent) -> DecodeResult<Bytes> {
    Ok((Box::new(received.raw().clone()), Vec::new()))
}

/// Reads a payload into a variant of an enum of events. The variant holds a `B`: the payload or a box of it.
///
/// # Errors
///
/// When the body isn't that of the event.
pub fn variant<T, B: FromBox<T>, E>(
    received: &ReceivedEvent,
    decode: DecodeFn<T>,
    variant: fn(B) -> E,
) -> DecodeResult<E> {
    let (payload, deviations) = decode(received)?;
    Ok((Box::new(variant(B::from_box(payload))), deviations))
}

/// The two ways in which a variant holds a payload: the payload itself, and a box of it.
pub trait FromBox<T> {
    /// The payload as the variant holds it.
    fn from_box(payload: Box<T>) -> Self;
}

impl<T> FromBox<T> for T {
    fn from_box(payload: Box<T>) -> Self {
        *payload
    }
}

impl<T> FromBox<T> for Box<T> {
    fn from_box(payload: Self) -> Self {
        payload
    }
}
