//! Why a handler didn't handle.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

/// What a handler gives: its answer, or why there is none.
pub type Outcome<R = ()> = Result<R, Failure>;

/// Why a handler didn't handle. Every error becomes one by `?`, and means that the provider shall send the delivery again.
///
/// Like other such types it is no error itself.
#[derive(Debug)]
pub struct Failure {
    kind: FailureKind,
    status: Option<StatusCode>,
    retry_after: Option<Duration>,
    error: Option<Box<dyn Error + Send + Sync>>,
}

/// What a failure means for the delivery.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::webhook) enum FailureKind {
    /// It shall come again.
    Retry,
    /// Nobody wants it; it is acknowledged.
    NotHandled,
    /// It can't be read.
    Refused,
    /// It fails for good; it is acknowledged.
    Permanent,
}

impl Failure {
    const fn of(kind: FailureKind) -> Self {
        Self {
            kind,
            status: None,
            retry_after: None,
            error: None,
        }
    }

    /// Nobody wants this event. It is acknowledged, or it would come again and again.
    #[must_use]
    pub fn not_handled() -> Self {
        Self::of(FailureKind::NotHandled)
    }

    /// The body can't be read: answered as the profile says for that.
    #[must_use]
    pub fn refused() -> Self {
        Self::of(FailureKind::Refused)
    }

    /// It failed, and would again. It is acknowledged, so that it doesn't come back; the log has the error.
    #[must_use]
    pub fn permanent(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            error: Some(error.into()),
            ..Self::of(FailureKind::Permanent)
        }
    }

    /// It failed for now: 503 with `Retry-After`, in whole seconds.
    #[must_use]
    pub fn retry_after(after: Duration) -> Self {
        Self {
            status: Some(StatusCode::SERVICE_UNAVAILABLE),
            retry_after: Some(after),
            ..Self::of(FailureKind::Retry)
        }
    }

    /// It failed, and is answered with this status. Only 4xx and 5xx are; other statuses would say that it was handled, or
    /// send the provider elsewhere, and are answered as the profile's failure. Mind that 410 makes many providers stop
    /// for good.
    #[must_use]
    pub fn status(status: StatusCode) -> Self {
        let fails = status.is_client_error() || status.is_server_error();
        Self {
            status: fails.then_some(status),
            ..Self::of(FailureKind::Retry)
        }
    }

    pub(in crate::webhook) fn kind(&self) -> FailureKind {
        self.kind
    }

    pub(in crate::webhook) fn own_status(&self) -> Option<StatusCode> {
        self.status
    }

    pub(in crate::webhook) fn wait(&self) -> Option<Duration> {
        self.retry_after
    }
}

impl<E: Error + Send + Sync + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        Self {
            error: Some(Box::new(error)),
            ..Self::of(FailureKind::Retry)
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.error, self.kind) {
            (Some(error), _) => error.fmt(f),
            (None, FailureKind::Retry) => f.write_str("the handler failed"),
            (None, FailureKind::NotHandled) => f.write_str("nobody handles it"),
            (None, FailureKind::Refused) => f.write_str("the handler refused it"),
            (None, FailureKind::Permanent) => f.write_str("the handler failed for good"),
        }
    }
}
