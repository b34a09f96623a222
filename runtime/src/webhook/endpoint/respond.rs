//! Answers. The sender gets a status and a constant text, never why.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, ALLOW, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue, Response, StatusCode};

use super::front::Front;
use super::refusal::Refusal;
use crate::webhook::serve::Answer;
use crate::webhook::{Acknowledge, Profile, SetupError};

/// A status that was checked when the endpoint was built.
pub(super) fn status(number: u16) -> StatusCode {
    StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Refuses statuses that would end deliveries, or send them elsewhere.
///
/// # Errors
///
/// When a status isn't one, or is 1xx, 3xx or 410.
pub(super) fn check(acknowledge: &Acknowledge) -> Result<(), SetupError> {
    for (name, number) in [
        ("handled", acknowledge.handled),
        ("unknown", acknowledge.unknown),
        ("signature", acknowledge.signature),
        ("stale", acknowledge.stale),
        ("undecodable", acknowledge.undecodable),
        ("failed", acknowledge.failed),
        ("in_flight", acknowledge.in_flight),
        ("late", acknowledge.late),
        ("too_large", acknowledge.too_large),
        ("unavailable", acknowledge.unavailable),
    ] {
        if !matches!(number, 200..=299 | 400..=409 | 411..=599) {
            return Err(SetupError::new(format!(
                "the profile answers `{name}` with {number}: a provider takes that for a redirect, or as a wish to be left \
                 alone. Use a status of 2xx, 4xx but 410, or 5xx"
            )));
        }
    }
    Ok(())
}

/// The answer with a status of the profile's: successes have its body, the others a constant text.
pub(super) fn plain(profile: &Profile, status: StatusCode) -> Response<Bytes> {
    if !status.is_success() {
        let text = status.canonical_reason().unwrap_or_default();
        return typed(
            status,
            Some("text/plain"),
            Bytes::from_static(text.as_bytes()),
        );
    }
    let acknowledge = &profile.acknowledge;
    let body = acknowledge.body.clone().unwrap_or_default();
    let bodiless = matches!(status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT);
    let body = if bodiless {
        Bytes::new()
    } else {
        Bytes::from(body)
    };
    typed(status, acknowledge.media_type.as_deref(), body)
}

/// The answer that a handler gave.
pub(super) fn given(answer: Answer) -> Response<Bytes> {
    typed(answer.status, answer.media_type.as_deref(), answer.body)
}

/// The answer to a request that is refused.
pub(super) fn refused(front: &Front, refusal: &Refusal) -> Response<Bytes> {
    let profile = &front.profile;
    let mut response = plain(profile, refusal.status(&profile.acknowledge));
    let unauthorized = response.status() == StatusCode::UNAUTHORIZED;
    let headers = response.headers_mut();
    match refusal {
        Refusal::Method => {
            headers.insert(ALLOW, front.methods.allow.clone());
        }
        // What would be taken (RFC 9110, section 15.5.16).
        Refusal::Encoding => {
            let taken = if front.decompress.is_some() {
                "gzip, deflate"
            } else {
                "identity"
            };
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(taken));
        }
        Refusal::Reject(_) if unauthorized => {
            for challenge in &front.challenges {
                headers.append(WWW_AUTHENTICATE, challenge.clone());
            }
        }
        _ => {}
    }
    if let Some(after) = refusal.retry_after() {
        wait(response.headers_mut(), after);
    }
    response
}

/// Says when to come again.
pub(super) fn wait(headers: &mut HeaderMap, after: Duration) {
    let seconds = after.as_secs() + u64::from(after.subsec_nanos() > 0);
    headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
}

fn typed(status: StatusCode, media_type: Option<&str>, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    // A media type that can't stand in a header is left out; profiles are checked for that when they are read.
    if let Some(Ok(value)) = media_type.map(HeaderValue::from_str) {
        response.headers_mut().insert(CONTENT_TYPE, value);
    }
    response
}
