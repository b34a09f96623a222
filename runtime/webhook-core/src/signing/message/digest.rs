//! Digests of bodies (RFC 9530).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use ring::digest::{SHA256, digest};

/// The field.
pub const FIELD: &str = "content-digest";

/// The field of a body.
pub fn of(body: &[u8]) -> Option<HeaderValue> {
    let digest = STANDARD.encode(digest(&SHA256, body));
    HeaderValue::from_str(&format!("sha-256=:{digest}:")).ok()
}
