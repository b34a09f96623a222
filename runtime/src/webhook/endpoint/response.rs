//! Makes responses. The sender gets a status and a constant text, and never the reason.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, Response, StatusCode};

use crate::webhook::Profile;
use crate::webhook::handler::HandlerReply;

/// The response with a status of the profile. A success has the profile's body, any other a constant text.
pub(super) fn with_status(profile: &Profile, status: StatusCode) -> Response<Bytes> {
    if !status.is_success() {
        let text = status.canonical_reason().unwrap_or_default();
        return with_body(
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
    with_body(status, acknowledge.media_type.as_deref(), body)
}

/// The reply of a handler.
pub(super) fn of_reply(reply: HandlerReply) -> Response<Bytes> {
    with_body(reply.status, reply.media_type.as_deref(), reply.body)
}

/// Sets `Retry-After`, in whole seconds.
pub(super) fn set_retry_after(headers: &mut HeaderMap, after: Duration) {
    let seconds = after.as_secs() + u64::from(after.subsec_nanos() > 0);
    headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
}

fn with_body(status: StatusCode, media_type: Option<&str>, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    // A media type that can't be the value of a header is left out. Reading a profile checks it.
    if let Some(Ok(value)) = media_type.map(HeaderValue::from_str) {
        response.headers_mut().insert(CONTENT_TYPE, value);
    }
    response
}
