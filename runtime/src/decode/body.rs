//! Response bodies: one function for each kind.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use super::json::from_slice;
use super::lenient_response::decode_response;
use super::media_type::parameter;
use super::response::Response;
use crate::error::DecodeError;

/// Reads a JSON body. An empty body is read as `null`, for types that accept it.
pub fn json<T: DeserializeOwned>(response: &Response<Bytes>) -> Result<T, DecodeError> {
    let body = json_text(&response.body);
    if body.is_empty() {
        return from_slice(b"null").map_err(|_| DecodeError::new("the body is empty"));
    }
    decode_response(body)
}

/// Reads a text body: UTF-8, or ISO 8859-1 if the content type says so.
pub fn text(response: &Response<Bytes>) -> Result<String, DecodeError> {
    let content_type = response
        .headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let charset = content_type
        .and_then(|text| parameter(text, "charset"))
        .unwrap_or_default();
    if ["iso-8859-1", "latin1"]
        .iter()
        .any(|name| charset.eq_ignore_ascii_case(name))
    {
        return Ok(response.body.iter().map(|byte| char::from(*byte)).collect());
    }
    String::from_utf8(response.body.to_vec())
        .map_err(|error| DecodeError::new(format!("the text isn't UTF-8: {}", error.utf8_error())))
}

/// The body as it is. It never fails, and returns a `Result` because the other kinds do.
pub fn bytes(response: &Response<Bytes>) -> Result<Bytes, DecodeError> {
    Ok(response.body.clone())
}

/// The text without the byte order mark that some servers write first (RFC 8259 section 8.1 lets a reader ignore it).
fn json_text(body: &[u8]) -> &[u8] {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if body.iter().all(u8::is_ascii_whitespace) {
        &[]
    } else {
        body
    }
}
