//! What came of a delivery.

use std::error::Error;
use std::fmt;

use http::StatusCode;

use crate::error::TransportError;
use crate::webhook::SetupError;

/// That a delivery was taken.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Receipt {
    /// The delivery's id, the same in all attempts.
    pub id: String,
    /// How often it was tried.
    pub attempts: u32,
    /// What it was answered: one of 2xx.
    pub status: StatusCode,
}

/// That a delivery wasn't taken.
#[derive(Debug)]
#[non_exhaustive]
pub struct SendError {
    /// Why it wasn't, and what is to be done.
    pub kind: SendErrorKind,
    /// The delivery's id: send it again under the same one, so that a receiver handles it once.
    pub id: String,
    /// How often it was tried.
    pub attempts: u32,
    /// The last answer's status; `None` where there was no answer.
    pub status: Option<StatusCode>,
    pub(super) cause: Option<Cause>,
}

/// Why a delivery wasn't taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SendErrorKind {
    /// The receiver is gone for good (410): send it nothing more.
    Gone,
    /// The receiver doesn't take it, and wouldn't the next time.
    Refused,
    /// All attempts failed, by a status that may pass or without an answer: it may be sent again later.
    Exhausted,
    /// It can't be sent at all: the URL, the payload or the event isn't what it should be.
    Unsendable,
}

#[derive(Debug)]
pub(super) enum Cause {
    Transport(TransportError),
    Late,
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
            (Some(Cause::Late), _) => f.write_str(": there was no answer in time"),
            (Some(Cause::Setup(error)), _) => write!(f, ": {error}"),
            // The source tells more.
            (Some(Cause::Transport(_)), _) => f.write_str(": there was no answer"),
            (None, Some(status)) => write!(f, ": {status}"),
            (None, None) => Ok(()),
        }
    }
}

impl Error for SendError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.cause {
            Some(Cause::Transport(error)) => Some(error),
            _ => None,
        }
    }
}
