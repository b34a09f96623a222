//! The error of a handler.

use std::any::type_name;
use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

/// The result of a handler's method: the value that the document describes for the response, or an error.
pub type Outcome<R = ()> = Result<R, HandlerError>;

/// The error of a handler. It decides what the provider gets: by default a status that makes it send the delivery again.
///
/// Every error converts to it by `?`, so it doesn't implement [`Error`] itself.
///
/// ```
/// use callwright::webhook::{HandlerError, Outcome};
/// use std::time::Duration;
///
/// fn parcel_moved(id: &str, is_busy: bool) -> Outcome {
///     if is_busy {
///         return Err(HandlerError::retry_after(Duration::from_secs(30)));
///     }
///     let _number: u64 = id.parse()?;
///     Ok(())
/// }
///
/// assert!(parcel_moved("17", false).is_ok());
/// assert!(parcel_moved("seventeen", false).is_err());
/// ```
#[derive(Debug)]
pub struct HandlerError {
    kind: HandlerErrorKind,
    status: Option<StatusCode>,
    retry_after: Option<Duration>,
    error: Option<Box<dyn Error + Send + Sync>>,
    /// The name of the error's type.
    type_name: &'static str,
}

/// What the error means for the delivery.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum HandlerErrorKind {
    /// The provider is to send it again.
    Retry,
    /// No method handles the event; it is acknowledged.
    NotHandled,
    /// The handler can't read the body.
    Refused,
    /// The handler would fail again; the delivery is acknowledged.
    Permanent,
}

impl HandlerErrorKind {
    fn text(self) -> &'static str {
        match self {
            Self::Retry => "the handler failed",
            Self::NotHandled => "the handler doesn't handle it",
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
            type_name: "",
        }
    }

    /// The event isn't handled. It is acknowledged, or the provider would send it again and again.
    #[must_use]
    pub fn not_handled() -> Self {
        Self::of(HandlerErrorKind::NotHandled)
    }

    /// The handler can't read the body. The provider gets the profile's status for undecodable deliveries.
    #[must_use]
    pub fn refused() -> Self {
        Self::of(HandlerErrorKind::Refused)
    }

    /// The handler failed, and would fail again. The delivery is acknowledged, so the provider doesn't send it again. The log
    /// has the type of the error, and with [`log_errors`](crate::webhook::EndpointBuilder::log_errors) its text.
    #[must_use]
    pub fn permanent<E: Into<Box<dyn Error + Send + Sync>>>(error: E) -> Self {
        Self {
            error: Some(error.into()),
            type_name: type_name::<E>(),
            ..Self::of(HandlerErrorKind::Permanent)
        }
    }

    /// The handler failed for now: the response is 503 with `Retry-After`, in whole seconds.
    #[must_use]
    pub fn retry_after(after: Duration) -> Self {
        Self {
            status: Some(StatusCode::SERVICE_UNAVAILABLE),
            retry_after: Some(after),
            ..Self::of(HandlerErrorKind::Retry)
        }
    }

    /// The handler failed, and the response has this status if it is 4xx or 5xx. Any other would mean success or a redirect,
    /// so the response has the profile's status for failures instead. Many providers stop sending after a 410.
    #[must_use]
    pub fn status(status: StatusCode) -> Self {
        let is_failure = status.is_client_error() || status.is_server_error();
        Self {
            status: is_failure.then_some(status),
            ..Self::of(HandlerErrorKind::Retry)
        }
    }

    /// The reason for the log: the type of the error, and its text only if asked for, since it may quote anything.
    pub(crate) fn reason(&self, with_text: bool) -> String {
        let what = self.kind.text();
        match &self.error {
            Some(error) if with_text => format!("{what}: `{}`: {error}", self.type_name),
            Some(_) => format!("{what}: `{}`", self.type_name),
            None => what.to_owned(),
        }
    }

    pub(crate) fn kind(&self) -> HandlerErrorKind {
        self.kind
    }

    /// The status that the handler chose.
    pub(crate) fn chosen_status(&self) -> Option<StatusCode> {
        self.status
    }

    /// The value of `Retry-After` that the handler chose.
    pub(crate) fn chosen_retry_after(&self) -> Option<Duration> {
        self.retry_after
    }
}

impl<E: Error + Send + Sync + 'static> From<E> for HandlerError {
    fn from(error: E) -> Self {
        Self {
            error: Some(Box::new(error)),
            type_name: type_name::<E>(),
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
