//! What came of a delivery.

use std::time::Duration;

use bytes::Bytes;
use http::{Response, StatusCode};

use super::respond;
use crate::webhook::Profile;
use crate::webhook::serve::{Answer, Answered, HandlerError, HandlerErrorKind};

/// What came of an event.
#[derive(Debug)]
pub(super) enum Verdict {
    /// It was handled, and this is answered; `None` is the profile's acknowledgement.
    Handled(Option<Answer>),
    /// It was handled before.
    Duplicate,
    /// Nobody wants it.
    NotHandled,
    /// It isn't in the document, and nobody wants it.
    Unknown,
    /// It failed for good.
    Permanent,
    /// An item of the batch isn't authentic.
    Foreign,
    /// It can't be read.
    Undecodable,
    /// It is being handled.
    InFlight,
    /// The store can't say whether it was handled.
    Unavailable,
    /// The handler failed, with a status of its own or the profile's.
    Failed(Option<StatusCode>, Option<Duration>),
}

impl Verdict {
    pub(super) fn of(answered: Answered) -> (Self, Option<HandlerError>) {
        let failure = match answered {
            Ok(answer) => return (Self::Handled(answer), None),
            Err(failure) => failure,
        };
        let verdict = match failure.kind() {
            HandlerErrorKind::Retry => Self::Failed(failure.own_status(), failure.wait()),
            HandlerErrorKind::NotHandled => Self::NotHandled,
            HandlerErrorKind::Refused => Self::Undecodable,
            HandlerErrorKind::Permanent => Self::Permanent,
        };
        (verdict, Some(failure))
    }

    /// What is answered for it.
    pub(super) fn answer(self, profile: &Profile) -> Response<Bytes> {
        let status = self.status(profile);
        match self {
            Self::Handled(Some(answer)) => respond::given(answer),
            Self::Failed(_, Some(after)) => {
                let mut response = respond::plain(profile, status);
                respond::wait(response.headers_mut(), after);
                response
            }
            _ => respond::plain(profile, status),
        }
    }

    fn status(&self, profile: &Profile) -> StatusCode {
        let acknowledge = &profile.acknowledge;
        respond::status(match self {
            Self::Handled(_) | Self::Duplicate | Self::Permanent => acknowledge.handled,
            Self::NotHandled | Self::Unknown => acknowledge.unknown,
            Self::Foreign => acknowledge.signature,
            Self::Undecodable => acknowledge.undecodable,
            Self::InFlight => acknowledge.in_flight,
            Self::Unavailable => acknowledge.unavailable,
            Self::Failed(Some(status), _) => return *status,
            Self::Failed(None, _) => acknowledge.failed,
        })
    }

    /// Whether the provider is told that it needn't come again.
    pub(super) fn is_final(&self, profile: &Profile) -> bool {
        self.status(profile).is_success()
    }

    /// For the log.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Handled(_) => "handled",
            Self::Duplicate => "duplicate",
            Self::NotHandled => "not handled",
            Self::Unknown => "unknown",
            Self::Permanent => "failed for good",
            Self::Foreign => "foreign item",
            Self::Undecodable => "undecodable",
            Self::InFlight => "in flight",
            Self::Unavailable => "store unavailable",
            Self::Failed(..) => "failed",
        }
    }

    /// The one acknowledgement of two: what shall come again outweighs what needn't.
    pub(super) fn and(self, other: Self) -> Self {
        if other.weight() > self.weight() {
            other
        } else {
            self
        }
    }

    fn weight(&self) -> u8 {
        match self {
            Self::NotHandled | Self::Unknown => 0,
            Self::Duplicate => 1,
            Self::Permanent => 2,
            Self::Handled(_) => 3,
            Self::Foreign => 4,
            Self::Undecodable => 5,
            Self::InFlight => 6,
            Self::Unavailable => 7,
            Self::Failed(..) => 8,
        }
    }
}
