//! Why a handler didn't handle.

use std::any::type_name;
use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

/// What a handler gives: its answer, or why there is none.
pub type Outcome<R = ()> = Result<R, HandlerError>;

/// Why a handler didn't handle. Every error becomes one by `?`, and means that the provider shall send the delivery again.
///
/// Like other such types it is no error itself.
#[derive(Debug)]
pub struct HandlerError {
    kind: HandlerErrorKind,
    status: Option<StatusCode>,
    retry_after: Option<Duration>,
    error: Option<Box<dyn Error + Send + Sync>>,
    /// The name of the error's type.
    of: &'static str,
}

/// What a failure means for the delivery.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::webhook) enum HandlerErrorKind {
    /// It shall come again.
    Retry,
    /// Nobody wants it; it is acknowledged.
    NotHandled,
    /// It can't be read.
    Refused,
    /// It fails for good; it is acknowledged.
    Permanent,
}

impl HandlerErrorKind {
    fn text(self) -> &'static str {
        match self {
            Self::Retry => "the handler failed",
            Self::NotHandled => "nobody handles it",
            Self::Refused => "the handler refused it",
            Self::Permanent => "the handler failed for good",
        }
    }
}

impl HandlerError {
    const fn of(kind: HandlerErrorKind) -> Self {
        Self {
            kind,
            status: None,
            retry_after: None,
            error: None,
            of: "",
        }
    }

    /// Nobody wants this event. It is acknowledged, or it would come again and again.
    #[must_use]
    pub fn not_handled() -> Self {
        Self::of(HandlerErrorKind::NotHandled)
    }

    /// The body can't be read: answered as the profile says for that.
    #[must_use]
    pub fn refused() -> Self {
        Self::of(HandlerErrorKind::Refused)
    }

    /// It failed, and would again. It is acknowledged, so that it doesn't come back; the log has the error's type, and its text
    /// by [`log_errors`](crate::webhook::EndpointBuilder::log_errors).
    #[must_use]
    pub fn permanent<E: Into<Box<dyn Error + Send + Sync>>>(error: E) -> Self {
        Self {
            error: Some(error.into()),
            of: type_name::<E>(),
            ..Self::of(HandlerErrorKind::Permanent)
        }
    }

    /// It failed for now: 503 with `Retry-After`, in whole seconds.
    #[must_use]
    pub fn retry_after(after: Duration) -> Self {
        Self {
            status: Some(StatusCode::SERVICE_UNAVAILABLE),
            retry_after: Some(after),
            ..Self::of(HandlerErrorKind::Retry)
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
            ..Self::of(HandlerErrorKind::Retry)
        }
    }

    /// Why, for the log: an error by its type, and with its text only where that is wanted, since it may quote anything.
    pub(in crate::webhook) fn why(&self, text: bool) -> String {
        let what = self.kind.text();
        match &self.error {
            Some(error) if text => format!("{what}: `{}`: {error}", self.of),
            Some(_) => format!("{what}: `{}`", self.of),
            None => what.to_owned(),
        }
    }

    pub(in crate::webhook) fn kind(&self) -> HandlerErrorKind {
        self.kind
    }

    pub(in crate::webhook) fn own_status(&self) -> Option<StatusCode> {
        self.status
    }

    pub(in crate::webhook) fn wait(&self) -> Option<Duration> {
        self.retry_after
    }
}

impl<E: Error + Send + Sync + 'static> From<E> for HandlerError {
    fn from(error: E) -> Self {
        Self {
            error: Some(Box::new(error)),
            of: type_name::<E>(),
            ..Self::of(HandlerErrorKind::Retry)
        }
    }
}

impl fmt::Display for HandlerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.error {
            Some(error) => error.fmt(f),
            None => f.write_str(self.kind.text()),
        }
    }
}
