//! The reply of a handler: the response that its result becomes.

use std::borrow::Cow;

use bytes::Bytes;
use http::StatusCode;
use serde::Serialize;

use super::handler_error::HandlerError;

/// The response to an event for which the document describes one: status, media type and body.
#[derive(Clone, Debug, PartialEq)]
pub struct HandlerReply {
    pub(crate) status: StatusCode,
    pub(crate) media_type: Option<Cow<'static, str>>,
    pub(crate) body: Bytes,
}

impl HandlerReply {
    fn new(status: u16, media_type: Option<&'static str>, body: impl Into<Bytes>) -> Self {
        Self {
            // The document gives the status. A number that isn't a status becomes 200: the event was handled.
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::OK),
            media_type: media_type.map(Cow::Borrowed),
            body: body.into(),
        }
    }
}

/// The result of a handler. `None` is the profile's acknowledgement.
pub type HandlerResult = Result<Option<HandlerReply>, HandlerError>;

/// An enum of replies. `replies!` implements it.
pub trait IntoReply {
    /// The reply.
    ///
    /// # Errors
    ///
    /// When the value can't be written as JSON.
    fn into_reply(self) -> HandlerResult;
}

/// The profile's acknowledgement.
pub fn acknowledge((): ()) -> HandlerResult {
    Ok(None)
}

/// A status without a body.
pub fn status_reply(status: u16) -> HandlerResult {
    Ok(Some(HandlerReply::new(status, None, Bytes::new())))
}

/// A value, written as JSON.
pub fn json_reply<T: Serialize>(status: u16, media_type: &'static str, value: &T) -> HandlerResult {
    let body = crate::encode::json(value)?;
    Ok(Some(HandlerReply::new(status, Some(media_type), body)))
}

/// A text.
pub fn text_reply(status: u16, media_type: &'static str, text: String) -> HandlerResult {
    Ok(Some(HandlerReply::new(status, Some(media_type), text)))
}

/// Bytes as they are.
pub fn bytes_reply(status: u16, media_type: &'static str, bytes: Bytes) -> HandlerResult {
    Ok(Some(HandlerReply::new(status, Some(media_type), bytes)))
}

/// The reply that an enum of replies is.
pub fn enum_reply<R: IntoReply>(reply: R) -> HandlerResult {
    reply.into_reply()
}
