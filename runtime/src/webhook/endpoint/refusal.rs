//! Why a request doesn't get to a handler.

use std::time::Duration;

use http::StatusCode;

use crate::webhook::pick::Fault;
use crate::webhook::{Acknowledge, Reject, RejectKind};

/// Why a request doesn't get to a handler. Its text is for the log; the sender gets the status alone.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Refusal {
    /// The method isn't one that delivers.
    Method,
    /// The media type isn't one of the profile's.
    Media,
    /// The body is compressed in a way that isn't taken: what is signed then, and how large it is, nobody says.
    Encoding,
    /// The body isn't compressed as it says, or breaks off.
    #[cfg_attr(
        not(feature = "decompress"),
        expect(dead_code, reason = "nothing is decompressed")
    )]
    Compression,
    /// The body is larger than allowed.
    TooLarge,
    /// The body didn't come in time.
    Slow,
    /// The body broke off.
    Broken,
    /// It isn't authentic, or that can't be told.
    Reject(Reject),
    /// It wasn't verified in time.
    Unverified,
    /// The body can't be looked into.
    Fault(Fault),
    /// There are too many at once.
    Busy,
    /// Bodies that wait to be verified hold too many bytes.
    Full,
    /// The endpoint takes no more deliveries.
    Draining,
    /// There is no tokio runtime.
    NoRuntime,
}

impl Refusal {
    pub(super) fn status(&self, acknowledge: &Acknowledge) -> StatusCode {
        let number = match self {
            Self::Method => return StatusCode::METHOD_NOT_ALLOWED,
            Self::Media | Self::Encoding => return StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Slow => return StatusCode::REQUEST_TIMEOUT,
            Self::Broken | Self::Compression | Self::Fault(_) => return StatusCode::BAD_REQUEST,
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
        super::respond::status(number)
    }

    /// Why, for the log.
    pub(super) fn text(&self) -> String {
        let text = match self {
            Self::Method => "the method delivers nothing",
            Self::Media => "the media type isn't taken",
            Self::Encoding => {
                "the body is compressed, and not in a way that is taken: `decompress` at the endpoint, a method of the feature \
                 `decompress`, takes gzip and deflate"
            }
            Self::Compression => "the compressed body is broken",
            Self::TooLarge => "the body is larger than allowed",
            Self::Slow => "the body didn't come in time",
            Self::Broken => "the body broke off",
            Self::Reject(reject) => return reject.to_string(),
            Self::Unverified => "it wasn't verified in time",
            Self::Fault(fault) => fault.text(),
            Self::Busy => "too many deliveries are being handled",
            Self::Full => "the bodies that wait to be verified hold too many bytes",
            Self::Draining => "the endpoint is being drained",
            Self::NoRuntime => "there is no tokio runtime to run the handler in",
        };
        text.to_owned()
    }

    /// Whether it is our fault, not the sender's.
    pub(super) fn is_ours(&self) -> bool {
        match self {
            Self::Unverified | Self::Busy | Self::Full | Self::NoRuntime => true,
            Self::Reject(reject) => reject.kind() == RejectKind::KeyUnavailable,
            _ => false,
        }
    }

    /// When the sender may come again, where the endpoint can't take it now.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Busy | Self::Full | Self::Draining => Some(Duration::from_secs(5)),
            _ => None,
        }
    }
}
