//! What a handler answers.

use std::borrow::Cow;

use bytes::Bytes;
use http::StatusCode;
use serde::Serialize;

use super::HandlerError;

/// What is sent back: status, media type and body.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub(in crate::webhook) status: StatusCode,
    pub(in crate::webhook) media_type: Option<Cow<'static, str>>,
    pub(in crate::webhook) body: Bytes,
}

impl Answer {
    fn new(status: u16, media_type: Option<&'static str>, body: impl Into<Bytes>) -> Self {
        Self {
            // The status stands in the document; one that isn't a status is answered as success all the same.
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::OK),
            media_type: media_type.map(Cow::Borrowed),
            body: body.into(),
        }
    }
}

/// What a handler's result becomes; `None` is the profile's acknowledgement.
pub type Answered = Result<Option<Answer>, HandlerError>;

/// A result with answers of its own; `replies!` makes it one.
pub trait Replies {
    /// What is sent for it.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    fn answer(self) -> Answered;
}

/// The profile's acknowledgement.
pub fn no_answer((): ()) -> Answered {
    Ok(None)
}

/// A status alone.
pub fn status_answer(status: u16) -> Answered {
    Ok(Some(Answer::new(status, None, Bytes::new())))
}

/// A value as JSON.
pub fn json_answer<T: Serialize>(status: u16, media_type: &'static str, value: &T) -> Answered {
    let body = crate::encode::json(value)?;
    Ok(Some(Answer::new(status, Some(media_type), body)))
}

/// A text.
pub fn text_answer(status: u16, media_type: &'static str, text: String) -> Answered {
    Ok(Some(Answer::new(status, Some(media_type), text)))
}

/// Bytes as they are.
pub fn bytes_answer(status: u16, media_type: &'static str, bytes: Bytes) -> Answered {
    Ok(Some(Answer::new(status, Some(media_type), bytes)))
}

/// What the value itself says.
pub fn own_answer<R: Replies>(replies: R) -> Answered {
    replies.answer()
}
