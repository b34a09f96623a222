//! JSON text as a type, with the path of what is wrong in it.

use serde::de::DeserializeOwned;

use super::locate::locate;
use crate::error::DecodeError;
use crate::wire::floats_as_integers::FloatsAsIntegers;

/// serde_json's function of this name, for types whose integers may be written as floats.
pub(crate) fn from_slice<T: DeserializeOwned>(text: &[u8]) -> Result<T, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    let value = T::deserialize(FloatsAsIntegers(&mut reader))?;
    reader.end()?;
    Ok(value)
}

/// The same for text that is known to be UTF-8.
#[cfg(any(feature = "exercise", feature = "testing", feature = "webhooks"))]
pub(crate) fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(FloatsAsIntegers(&mut reader))?;
    reader.end()?;
    Ok(value)
}

/// serde_json's error, with a path in the body instead of line and column.
pub(crate) fn decode_error(body: &[u8], error: &serde_json::Error) -> DecodeError {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = text.strip_suffix(&position).unwrap_or(&text);
    DecodeError::at(locate(body, error.line(), error.column()), message)
}
