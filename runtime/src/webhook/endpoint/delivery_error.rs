//! The error of a delivery that a test made.

use std::fmt;

use bytes::Bytes;
use http::Response;

use crate::webhook::SetupError;
use crate::webhook::handler::HandlerError;

/// Why a delivery that a test made wasn't handled, and what the provider would have got.
pub struct DeliveryError {
    text: String,
    response: Option<Box<Response<Bytes>>>,
    handler_error: Option<Box<HandlerError>>,
}

impl DeliveryError {
    /// The delivery that the test describes can't be made.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            response: None,
            handler_error: None,
        }
    }

    /// The handler returned an error. `undecodable` is what is wrong in the body, if it can't be decoded.
    pub(super) fn of_handler(
        event: &str,
        undecodable: Option<String>,
        error: HandlerError,
        response: Response<Bytes>,
    ) -> Self {
        let text = match undecodable {
            Some(why) => format!("the body isn't that of `{event}`: {why}"),
            None => format!("`{event}`: {}", error.reason(true)),
        };
        Self {
            text,
            response: Some(Box::new(response)),
            handler_error: Some(Box::new(error)),
        }
    }

    /// The response that the provider would have got. `None` if the test is wrong: it names no event of the document, or an
    /// event that isn't the one in the body.
    #[must_use]
    pub fn response(&self) -> Option<&Response<Bytes>> {
        self.response.as_deref()
    }

    /// The error that the handler returned, if it was called.
    #[must_use]
    pub fn handler_error(&self) -> Option<&HandlerError> {
        self.handler_error.as_deref()
    }
}

impl From<SetupError> for DeliveryError {
    fn from(error: SetupError) -> Self {
        Self::new(error.to_string())
    }
}

impl fmt::Display for DeliveryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Shows what a failed test needs: the reason, and the status of the response.
impl fmt::Debug for DeliveryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.response().map(Response::status);
        f.debug_struct("DeliveryError")
            .field("reason", &self.text)
            .field("status", &status)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for DeliveryError {}
