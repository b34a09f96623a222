use bytes::Bytes;

use crate::error::RequestError;

/// A request body that encodes itself: [`Multipart`](crate::Multipart), and the generated enums of operations that accept
/// several media types.
///
/// ```
/// use callwright::{Body, EncodedBody, RequestError};
///
/// struct Csv(Vec<[String; 2]>);
///
/// impl Body for Csv {
///     fn encode(&self) -> Result<EncodedBody, RequestError> {
///         let lines: String = self.0.iter().map(|row| row.join(",") + "\n").collect();
///         Ok(EncodedBody::new("text/csv", lines))
///     }
/// }
///
/// let body = Csv(vec![["Solaris".to_owned(), "9".to_owned()]]).encode()?;
/// assert_eq!(body.bytes, "Solaris,9\n");
/// # Ok::<(), RequestError>(())
/// ```
pub trait Body {
    /// The content type and the bytes.
    ///
    /// # Errors
    /// When the value can't be written in its media type.
    fn encode(&self) -> Result<EncodedBody, RequestError>;
}

/// A request body that is ready to be sent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EncodedBody {
    /// The value of `Content-Type`.
    pub content_type: String,
    /// The body.
    pub bytes: Bytes,
}

impl EncodedBody {
    /// A body with these bytes.
    pub fn new(content_type: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            content_type: content_type.into(),
            bytes: bytes.into(),
        }
    }
}
