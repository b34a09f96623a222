use bytes::Bytes;

use super::described_response::DescribedResponse;
use super::response::Response;
use crate::error::DecodeError;

/// The result of an operation that has several forms, by status and media type. Generated enums implement it.
///
/// An enum of your own can implement it too, for [`RequestBuilder::choose`](crate::RequestBuilder::choose):
///
/// ```
/// use callwright::{Bytes, DecodeError, FromResponse, Response};
///
/// enum Stored {
///     Created,
///     Unchanged,
/// }
///
/// impl FromResponse for Stored {
///     fn from_response(response: &Response<Bytes>) -> Result<Self, DecodeError> {
///         match response.status.as_u16() {
///             201 => Ok(Self::Created),
///             204 => Ok(Self::Unchanged),
///             status => Err(DecodeError::new(format!("the status {status} is unknown"))),
///         }
///     }
/// }
/// ```
pub trait FromResponse: Sized {
    /// The statuses and media types that the document describes.
    #[doc(hidden)]
    const CASES: &'static [DescribedResponse] = &[];

    /// Reads the response.
    ///
    /// # Errors
    /// When the document doesn't describe the response.
    fn from_response(response: &Response<Bytes>) -> Result<Self, DecodeError>;
}
