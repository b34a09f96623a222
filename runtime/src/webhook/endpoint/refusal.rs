//! The reasons to refuse a request.

use std::time::Duration;

use http::StatusCode;

use super::status::status;
use crate::webhook::lookup::LookupError;
use crate::webhook::{Acknowledge, Reject, RejectKind};

/// Why a request is refused. The text is for the log; the sender gets the status only.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Refusal {
    /// The method isn't one of deliveries or handshakes.
    Method,
    /// The media type isn't accepted.
    Media,
    /// The body is compressed in a way that isn't accepted: what is signed and how large it is are unknown.
    Encoding,
    /// The body isn't compressed as its header says, or is incomplete.
    #[cfg_attr(
        not(feature = "decompress"),
        expect(dead_code, reason = "nothing is decompressed")
    )]
    Compression,
    /// The body exceeds the limit.
    TooLarge,
    /// The body didn't arrive in time.
    Slow,
    /// The body is incomplete.
    Broken,
    /// The request isn't authentic, or that is unknown at the moment.
    Reject(Reject),
    /// The verification took too long.
    Unverified,
    /// The event can't be found in the body.
    Lookup(LookupError),
    /// Too many deliveries are being handled.
    Busy,
    /// The unverified bodies hold too many bytes.
    Full,
    /// The endpoint is being drained.
    Draining,
    /// The code runs outside of a tokio runtime.
    NoRuntime,
}

impl Refusal {
    pub(super) fn status(&self, acknowledge: &Acknowledge) -> StatusCode {
        let number = match self {
            Self::Method => return StatusCode::METHOD_NOT_ALLOWED,
            Self::Media | Self::Encoding => return StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Slow => return StatusCode::REQUEST_TIMEOUT,
            Self::Broken | Self::Compression | Self::Lookup(_) => return StatusCode::BAD_REQUEST,
            Self::TooLarge => acknowledge.too_large,
            Self::Reject(reject) => match reject.kind() {
                RejectKind::Stale | RejectKind::Future => acknowledge.stale,
                RejectKind::KeyUnavailable => acknowledge.unavailable,
                _ => acknowledge.signature,
            },
            Self::Unverified | Self::Busy | Self::Full | Self::Draining | Self::NoRuntime => {
                acknowledge.unavailable
            }
        };
        status(number)
    }

    /// The text for the log.
    pub(super) fn text(&self) -> String {
        let text = match self {
            Self::Method => "the method isn't one of deliveries",
            Self::Media => "the media type isn't accepted",
            Self::Encoding => {
                "the body is compressed in a way that isn't accepted: the method `decompress` of the endpoint, with the feature \
                 `decompress`, accepts gzip and deflate"
            }
            Self::Compression => "the compressed body is broken",
            Self::TooLarge => "the body exceeds the limit",
            Self::Slow => "the body didn't arrive in time",
            Self::Broken => "the body is incomplete",
            Self::Reject(reject) => return reject.to_string(),
            Self::Unverified => "the verification took too long",
            Self::Lookup(error) => error.text(),
            Self::Busy => "too many deliveries are being handled",
            Self::Full => "the unverified bodies hold too many bytes",
            Self::Draining => "the endpoint is being drained",
            Self::NoRuntime => "there is no tokio runtime to run the handler in",
        };
        text.to_owned()
    }

    /// Whether the cause is on this side, not the sender's.
    pub(super) fn is_ours(&self) -> bool {
        match self {
            Self::Unverified | Self::Busy | Self::Full | Self::NoRuntime => true,
            Self::Reject(reject) => reject.kind() == RejectKind::KeyUnavailable,
            _ => false,
        }
    }

    /// When to send again, if the endpoint is only overloaded or draining.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Busy | Self::Full | Self::Draining => Some(Duration::from_secs(5)),
            _ => None,
        }
    }
}
