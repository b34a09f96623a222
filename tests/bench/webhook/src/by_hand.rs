//! What one would write without Callwright.

use axum::http::HeaderMap;
use callwright::Bytes;
use callwright::http::{Request, Response, StatusCode};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::derived::IssuesOpened;
use crate::endpoint::{SECRET, work};

/// The keyed hash of GitHub's signature, with the key in it.
pub fn mac() -> Hmac<Sha256> {
    Hmac::new_from_slice(SECRET.as_bytes()).expect("every length is taken")
}

/// As a function of `http` types.
pub async fn answer(request: Request<Bytes>) -> Response<Bytes> {
    let (parts, body) = request.into_parts();
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = handle(&parts.headers, &body);
    response
}

/// As axum's handler.
pub async fn axum_handler(headers: HeaderMap, body: Bytes) -> StatusCode {
    handle(&headers, &body)
}

fn handle(headers: &HeaderMap, body: &Bytes) -> StatusCode {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let signature = text("x-hub-signature-256").and_then(|value| value.strip_prefix("sha256="));
    let Some(Ok(signature)) = signature.map(hex::decode) else {
        return StatusCode::UNAUTHORIZED;
    };
    let mut mac = mac();
    mac.update(body);
    if mac.verify_slice(&signature).is_err() {
        return StatusCode::UNAUTHORIZED;
    }
    match text("x-github-event") {
        Some("issues") => match serde_json::from_slice::<IssuesOpened>(body) {
            Ok(event) if event.action == "opened" => {
                work(&event.issue.title, event.issue.number);
                StatusCode::OK
            }
            Ok(_) => StatusCode::OK,
            Err(_) => StatusCode::BAD_REQUEST,
        },
        _ => StatusCode::OK,
    }
}
