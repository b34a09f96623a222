//! Bodies of one kind each.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use super::lenient::answer;
use super::locate::locate;
use super::media;
use crate::client::Response;
use crate::error::DecodeError;
use crate::wire::floats_as_integers::FloatsAsIntegers;

/// Reads a JSON body. An empty one is read as `null`, for types that take it.
pub fn json<T: DeserializeOwned>(response: &Response<Bytes>) -> Result<T, DecodeError> {
    let body = json_text(&response.body);
    if body.is_empty() {
        return from_slice(b"null").map_err(|_| DecodeError::new("the body is empty"));
    }
    answer(body)
}

/// serde_json's function of this name, for types whose integers may be written as floats.
pub(crate) fn from_slice<T: DeserializeOwned>(text: &[u8]) -> Result<T, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    let value = T::deserialize(FloatsAsIntegers(&mut reader))?;
    reader.end()?;
    Ok(value)
}

/// The same for text that is known to be UTF-8.
#[cfg(any(feature = "exercise", feature = "webhooks"))]
pub(crate) fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(FloatsAsIntegers(&mut reader))?;
    reader.end()?;
    Ok(value)
}

/// Reads a text body: UTF-8, or ISO 8859-1 where the content type says so.
pub fn text(response: &Response<Bytes>) -> Result<String, DecodeError> {
    let content_type = response
        .headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let charset = content_type
        .and_then(|text| media::parameter(text, "charset"))
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

/// The body as it came. Never fails; a `Result` so that all kinds read alike.
pub fn bytes(response: &Response<Bytes>) -> Result<Bytes, DecodeError> {
    Ok(response.body.clone())
}

/// The text without the byte order mark that some servers put first (RFC 8259 section 8.1 lets a reader ignore it).
fn json_text(body: &[u8]) -> &[u8] {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if body.iter().all(u8::is_ascii_whitespace) {
        &[]
    } else {
        body
    }
}

/// serde_json's error with the place as a path instead of line and column.
pub(crate) fn located(body: &[u8], error: &serde_json::Error) -> DecodeError {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = text.strip_suffix(&place).unwrap_or(&text);
    DecodeError::at(locate(body, error.line(), error.column()), message)
}
