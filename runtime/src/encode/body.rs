use bytes::Bytes;

use crate::error::RequestError;

/// What can be sent as a request's body: [`Multipart`](crate::Multipart) and the enums that generated code makes for
/// operations that take several media types.
pub trait Body {
    /// The content type and the bytes.
    ///
    /// # Errors
    /// When the value can't be written in that form.
    fn encode(&self) -> Result<EncodedBody, RequestError>;
}

/// A body that is ready to be sent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EncodedBody {
    /// The value of `Content-Type`.
    pub content_type: String,
    /// The body itself.
    pub bytes: Bytes,
}

impl EncodedBody {
    /// A body of these bytes.
    pub fn new(content_type: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            content_type: content_type.into(),
            bytes: bytes.into(),
        }
    }
}
