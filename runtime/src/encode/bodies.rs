//! Request bodies: one function for each kind. The macro `bodies!` calls them too.

use bytes::Bytes;
use serde::Serialize;

use super::body::EncodedBody;
use super::form::form;
use super::json::json;
use super::multipart::Multipart;
use super::style::Style;
use crate::error::{RequestError, RequestPart};

/// The media type of forms.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// Encodes a JSON body.
pub fn body_json<T: Serialize + ?Sized>(
    media_type: &str,
    value: &T,
) -> Result<EncodedBody, RequestError> {
    match json(value) {
        Ok(text) => Ok(EncodedBody::new(media_type, text)),
        Err(error) => Err(RequestError::unwritable(RequestPart::Body, error)),
    }
}

/// Encodes a form, with styles for single properties.
pub fn body_form<T: Serialize + ?Sized>(
    media_type: &str,
    value: &T,
    encoding: &[(&str, Style)],
) -> Result<EncodedBody, RequestError> {
    form_text(media_type, json(value), None, encoding)
}

/// Encodes a form, with one style for all properties.
pub(crate) fn body_form_in<T: Serialize + ?Sized>(
    style: Style,
    value: &T,
) -> Result<EncodedBody, RequestError> {
    form_text(FORM, json(value), Some(style), &[])
}

/// Encodes a text body.
pub fn body_text(media_type: &str, text: &str) -> Result<EncodedBody, RequestError> {
    Ok(EncodedBody::new(media_type, text.to_owned()))
}

/// Encodes a body of bytes.
pub fn body_bytes(media_type: &str, bytes: &Bytes) -> Result<EncodedBody, RequestError> {
    Ok(EncodedBody::new(media_type, bytes.clone()))
}

/// Encodes a multipart body of this media type. A boundary in the media type is replaced.
pub fn body_multipart(media_type: &str, form: &Multipart) -> Result<EncodedBody, RequestError> {
    form.encode_as(media_type)
}

fn form_text(
    media_type: &str,
    text: Result<Vec<u8>, serde_json::Error>,
    default: Option<Style>,
    encoding: &[(&str, Style)],
) -> Result<EncodedBody, RequestError> {
    let value = text
        .and_then(|text| serde_json::from_slice(&text))
        .map_err(|error| RequestError::unwritable(RequestPart::Body, error))?;
    Ok(EncodedBody::new(
        media_type,
        form(&value, default, encoding)?,
    ))
}
