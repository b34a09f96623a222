//! How the response of an operation is read: as JSON, as text, as bytes, not at all, or by what the document describes.

use std::borrow::Cow;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::read_response::read_response;
use super::received_response::ReceivedResponse;
use crate::decode::described_response::accept;
use crate::decode::{self, ErrorBody, FromResponse, Response};
use crate::error::Error;

/// How a response is read as a `T` or an error, and which media types are accepted if the operation names none.
#[derive(Debug)]
pub struct ResponseKind<T, E> {
    pub(super) accept: fn() -> Cow<'static, str>,
    pub(super) read: ReadResponse<T, E>,
}

/// Reads a response.
pub(super) type ReadResponse<T, E> = fn(ReceivedResponse) -> Result<Response<T>, Error<E>>;

/// A response that is JSON.
pub fn json<T: DeserializeOwned, E: ErrorBody>() -> ResponseKind<T, E> {
    ResponseKind {
        accept: || "application/json".into(),
        read: |received| read_response(received, &[], decode::json::<T>),
    }
}

/// A response that is text.
pub fn text<E: ErrorBody>() -> ResponseKind<String, E> {
    ResponseKind {
        accept: || "text/*".into(),
        read: |received| read_response(received, &[], decode::text),
    }
}

/// A response that is bytes.
pub fn bytes<E: ErrorBody>() -> ResponseKind<Bytes, E> {
    ResponseKind {
        accept: || "*/*".into(),
        read: |received| read_response(received, &[], decode::bytes),
    }
}

/// A response that has no body, or a body that doesn't matter.
pub fn empty<E: ErrorBody>() -> ResponseKind<(), E> {
    ResponseKind {
        accept: || "*/*".into(),
        read: |received| read_response(received, &[], |_| Ok(())),
    }
}

/// A response that has one of several forms.
pub fn choose<T: FromResponse, E: ErrorBody>() -> ResponseKind<T, E> {
    ResponseKind {
        accept: || accept(T::CASES).into(),
        read: |received| read_response(received, T::CASES, T::from_response),
    }
}
