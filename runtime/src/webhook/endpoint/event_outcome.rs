//! The outcome of an event, which decides the response and the level of the log.

use std::time::Duration;

use bytes::Bytes;
use http::{Response, StatusCode};

use super::response;
use super::status::status;
use crate::webhook::Profile;
use crate::webhook::handler::{HandlerError, HandlerErrorKind, HandlerReply, HandlerResult};

/// The outcome of an event.
#[derive(Debug)]
pub(super) enum EventOutcome {
    /// The handler handled it, with a reply or, for `None`, with the profile's acknowledgement.
    Handled(Option<HandlerReply>),
    /// It was handled before.
    Duplicate,
    /// The handler doesn't handle this event.
    NotHandled,
    /// It isn't in the document, and the handler doesn't handle it.
    Unknown,
    /// The handler failed, and would fail again.
    Permanent,
    /// An item of the batch isn't authentic.
    RejectedItem,
    /// It can't be decoded.
    Undecodable,
    /// It is being handled.
    InFlight,
    /// The store failed.
    Unavailable,
    /// The handler failed, with a status of its own or the profile's, and perhaps with a `Retry-After`.
    Failed(Option<StatusCode>, Option<Duration>),
}

impl EventOutcome {
    /// The outcome that a handler's result means, and the handler's error.
    pub(super) fn of(result: HandlerResult) -> (Self, Option<HandlerError>) {
        let error = match result {
            Ok(reply) => return (Self::Handled(reply), None),
            Err(error) => error,
        };
        let outcome = match error.kind() {
            HandlerErrorKind::Retry => {
                Self::Failed(error.chosen_status(), error.chosen_retry_after())
            }
            HandlerErrorKind::NotHandled => Self::NotHandled,
            HandlerErrorKind::Refused => Self::Undecodable,
            HandlerErrorKind::Permanent => Self::Permanent,
        };
        (outcome, Some(error))
    }

    /// The response to the provider.
    pub(super) fn into_response(self, profile: &Profile) -> Response<Bytes> {
        let status = self.status(profile);
        match self {
            Self::Handled(Some(reply)) => response::of_reply(reply),
            Self::Failed(_, Some(after)) => {
                let mut response = response::with_status(profile, status);
                response::set_retry_after(response.headers_mut(), after);
                response
            }
            _ => response::with_status(profile, status),
        }
    }

    fn status(&self, profile: &Profile) -> StatusCode {
        let acknowledge = &profile.acknowledge;
        status(match self {
            Self::Handled(_) | Self::Duplicate | Self::Permanent => acknowledge.handled,
            Self::NotHandled | Self::Unknown => acknowledge.unknown,
            Self::RejectedItem => acknowledge.signature,
            Self::Undecodable => acknowledge.undecodable,
            Self::InFlight => acknowledge.in_flight,
            Self::Unavailable => acknowledge.unavailable,
            Self::Failed(Some(status), _) => return *status,
            Self::Failed(None, _) => acknowledge.failed,
        })
    }

    /// Whether the response tells the provider not to send the delivery again.
    pub(super) fn is_final(&self, profile: &Profile) -> bool {
        self.status(profile).is_success()
    }

    /// The value of `outcome` in the log.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Handled(_) => "handled",
            Self::Duplicate => "duplicate",
            Self::NotHandled => "not handled",
            Self::Unknown => "unknown",
            Self::Permanent => "failed for good",
            Self::RejectedItem => "rejected item",
            Self::Undecodable => "undecodable",
            Self::InFlight => "in flight",
            Self::Unavailable => "store unavailable",
            Self::Failed(..) => "failed",
        }
    }

    /// The outcome of a batch with both: the one for which the provider is to send it again.
    pub(super) fn worse(self, other: Self) -> Self {
        if other.severity() > self.severity() {
            other
        } else {
            self
        }
    }

    fn severity(&self) -> u8 {
        match self {
            Self::NotHandled | Self::Unknown => 0,
            Self::Duplicate => 1,
            Self::Permanent => 2,
            Self::Handled(_) => 3,
            Self::RejectedItem => 4,
            Self::Undecodable => 5,
            Self::InFlight => 6,
            Self::Unavailable => 7,
            Self::Failed(..) => 8,
        }
    }
}
