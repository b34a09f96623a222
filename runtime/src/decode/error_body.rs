use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::body::json;
use super::response::Response;
use crate::error::{DecodeError, NoErrorBody};

/// The body of an operation's error responses: any type that decodes from JSON, a generated enum that is chosen by status,
/// or [`NoErrorBody`].
pub trait ErrorBody: Sized {
    /// Reads an error response; `None` if the document doesn't describe this status.
    fn from_error(response: &Response<Bytes>) -> Option<Result<Self, DecodeError>>;
}

impl<T: DeserializeOwned> ErrorBody for T {
    fn from_error(response: &Response<Bytes>) -> Option<Result<Self, DecodeError>> {
        Some(json(response))
    }
}

impl ErrorBody for NoErrorBody {
    fn from_error(_: &Response<Bytes>) -> Option<Result<Self, DecodeError>> {
        None
    }
}
