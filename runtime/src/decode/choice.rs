use bytes::Bytes;
use http::StatusCode;
use serde::de::DeserializeOwned;

use super::case::Case;
use crate::client::Response;
use crate::error::DecodeError;

/// A result that an operation may have in several forms, by status and media type. Generated enums implement it.
pub trait FromResponse: Sized {
    /// What the document says about statuses and media types.
    #[doc(hidden)]
    const CASES: &'static [Case] = &[];

    /// Reads the response.
    ///
    /// # Errors
    /// When the response isn't one that the document describes.
    fn from_response(response: &Response<Bytes>) -> Result<Self, DecodeError>;
}

/// What an operation's error responses carry: any type that reads from JSON, a generated enum that goes by status, or
/// [`NoErrorBody`].
pub trait ErrorBody: Sized {
    /// Reads an error response; `None` when the document doesn't describe this status.
    fn from_error(response: &Response<Bytes>) -> Option<Result<Self, DecodeError>>;
}

impl<T: DeserializeOwned> ErrorBody for T {
    fn from_error(response: &Response<Bytes>) -> Option<Result<Self, DecodeError>> {
        Some(super::json(response))
    }
}

/// The error body of operations whose document describes no errors: there is no value of it, and every error response
/// is an [`Error::Status`](crate::Error::Status).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NoErrorBody {}

impl ErrorBody for NoErrorBody {
    fn from_error(_: &Response<Bytes>) -> Option<Result<Self, DecodeError>> {
        None
    }
}

/// Whether the answer is a result: a success, or a status that the document names among the operation's results.
pub(crate) fn is_result(status: StatusCode, cases: &[Case]) -> bool {
    status.is_success() || cases.iter().any(|case| case.names(status))
}
