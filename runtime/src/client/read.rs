//! The few generic functions between types and exchanges.

use bytes::Bytes;
use serde::Serialize;

use super::exchange::Received;
use super::response::Response;
use crate::decode::case::Case;
use crate::decode::{ErrorBody, is_result, leniently};
use crate::encode::{self, EncodedBody, Multipart, Style};
use crate::error::{ApiError, DecodeError, Error, RequestError, RequestPart};

/// A response as a result or an error.
pub(super) fn read<T, E: ErrorBody>(
    received: Received,
    cases: &[Case],
    decode: fn(&Response<Bytes>) -> Result<T, DecodeError>,
) -> Result<Response<T>, Error<E>> {
    if is_result(received.response.status, cases) {
        let (decoded, deviations) = match received.lenient {
            true => leniently(|| decode(&received.response)),
            false => (decode(&received.response), Vec::new()),
        };
        return match decoded {
            Ok(body) => {
                #[cfg(feature = "webhooks")]
                for deviation in &deviations {
                    tracing::debug!(request = %received.line, %deviation, "the answer deviates");
                }
                Ok(received.with(body).deviating(deviations))
            }
            Err(reason) => Err(Error::Decode(Box::new(received.unread(Some(reason))))),
        };
    }
    if received.not_followed.is_some() {
        return Err(Error::Status(Box::new(received.unread(None))));
    }
    Err(match E::from_error(&received.response) {
        Some(Ok(body)) => {
            let Received {
                line,
                response:
                    Response {
                        status,
                        headers,
                        body: raw,
                        ..
                    },
                ..
            } = received;
            Error::Api(Box::new(ApiError {
                status,
                headers,
                body,
                raw,
                line,
            }))
        }
        Some(Err(reason)) => Error::Status(Box::new(received.unread(Some(reason)))),
        None => Error::Status(Box::new(received.unread(None))),
    })
}

/// What a form is sent as.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// A JSON body.
pub fn body_json<T: Serialize + ?Sized>(
    media_type: &str,
    value: &T,
) -> Result<EncodedBody, RequestError> {
    match encode::json(value) {
        Ok(text) => Ok(EncodedBody::new(media_type, text)),
        Err(error) => Err(RequestError::unwritable(RequestPart::Body, error)),
    }
}

/// A form, with styles for single properties.
pub fn body_form<T: Serialize + ?Sized>(
    media_type: &str,
    value: &T,
    encoding: &[(&str, Style)],
) -> Result<EncodedBody, RequestError> {
    form_text(media_type, encode::json(value), None, encoding)
}

/// A form whose properties are all written in one style.
pub(super) fn body_form_in<T: Serialize + ?Sized>(
    style: Style,
    value: &T,
) -> Result<EncodedBody, RequestError> {
    form_text(FORM, encode::json(value), Some(style), &[])
}

/// A body of text.
pub fn body_text(media_type: &str, text: &str) -> Result<EncodedBody, RequestError> {
    Ok(EncodedBody::new(media_type, text.to_owned()))
}

/// A body of bytes.
pub fn body_bytes(media_type: &str, bytes: &Bytes) -> Result<EncodedBody, RequestError> {
    Ok(EncodedBody::new(media_type, bytes.clone()))
}

/// A multipart body of this media type; the boundary is ours to choose.
pub fn body_multipart(media_type: &str, form: &Multipart) -> Result<EncodedBody, RequestError> {
    form.encode_as(media_type)
}

fn form_text(
    media_type: &str,
    text: Result<Vec<u8>, serde_json::Error>,
    usual: Option<Style>,
    encoding: &[(&str, Style)],
) -> Result<EncodedBody, RequestError> {
    let value = text
        .and_then(|text| serde_json::from_slice(&text))
        .map_err(|error| RequestError::unwritable(RequestPart::Body, error))?;
    Ok(EncodedBody::new(
        media_type,
        encode::form(&value, usual, encoding)?,
    ))
}
