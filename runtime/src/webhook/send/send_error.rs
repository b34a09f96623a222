//! The error of a sender.

use std::error::Error;
use std::fmt;

use http::StatusCode;

use crate::error::TransportError;
use crate::webhook::SetupError;

/// A delivery that the receiver didn't accept.
#[derive(Debug)]
#[non_exhaustive]
pub struct SendError {
    /// Why it failed, and what to do about it.
    pub kind: SendErrorKind,
    /// The id of the delivery. Send it again with this id, so that the receiver handles it once.
    pub id: String,
    /// How many attempts were made.
    pub attempts: u32,
    /// The status of the last response. `None` if there was none.
    pub status: Option<StatusCode>,
    pub(super) cause: Option<SendErrorCause>,
}

/// Why a delivery failed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SendErrorKind {
    /// The receiver is gone (410): don't send to it any more.
    Gone,
    /// The receiver refused it, and would refuse it again.
    Refused,
    /// All attempts failed, without a response or with a status that may be temporary. Send it again later.
    Exhausted,
    /// It can't be sent: the URL, the payload or the event's name is invalid.
    Unsendable,
}

/// What made the last attempt fail, besides a status.
#[derive(Debug)]
pub(super) enum SendErrorCause {
    Transport(TransportError),
    Timeout,
    Setup(SetupError),
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, attempts, .. } = self;
        match self.kind {
            SendErrorKind::Gone => write!(f, "delivery {id}: the receiver is gone for good")?,
            SendErrorKind::Refused => write!(f, "delivery {id} was refused")?,
            SendErrorKind::Exhausted => write!(f, "delivery {id} failed {attempts} times")?,
            SendErrorKind::Unsendable => write!(f, "delivery {id} can't be sent")?,
        }
        match (&self.cause, self.status) {
            (Some(SendErrorCause::Timeout), _) => f.write_str(": there was no response in time"),
            (Some(SendErrorCause::Setup(error)), _) => write!(f, ": {error}"),
            // The source has the details.
            (Some(SendErrorCause::Transport(_)), _) => f.write_str(": there was no response"),
            (None, Some(status)) => write!(f, ": {status}"),
            (None, None) => Ok(()),
        }
    }
}

impl Error for SendError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.cause {
            Some(SendErrorCause::Transport(error)) => Some(error),
            _ => None,
        }
    }
}
