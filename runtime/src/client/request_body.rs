//! The methods of a request builder that set the body.

use bytes::Bytes;
use http::HeaderValue;
use http::header::CONTENT_TYPE;
use serde::Serialize;

use super::request_builder::RequestBuilder;
use crate::encode::bodies::{FORM, body_form, body_form_in, body_json, body_multipart, body_text};
use crate::encode::{Body, EncodedBody, Multipart, Style};
use crate::error::{RequestError, RequestPart};

impl RequestBuilder {
    /// Sets a JSON body, sent as `application/json`.
    pub fn body_json<T: Serialize + ?Sized>(self, value: &T) -> Self {
        self.body_json_as("application/json", value)
    }

    /// Sets a JSON body, sent as this media type: `application/merge-patch+json` for example.
    pub fn body_json_as<T: Serialize + ?Sized>(self, media_type: &str, value: &T) -> Self {
        self.set_body(body_json(media_type, value))
    }

    /// Sets a form body: an object, sent as `application/x-www-form-urlencoded`. A list repeats its name, and an object in it
    /// is JSON text (OpenAPI 3.1, "Support for x-www-form-urlencoded Request Bodies").
    pub fn body_form<T: Serialize + ?Sized>(self, value: &T) -> Self {
        self.body_form_as(value, &[])
    }

    /// Sets a form body, with styles for single properties.
    pub fn body_form_as<T: Serialize + ?Sized>(
        self,
        value: &T,
        encoding: &[(&str, Style)],
    ) -> Self {
        self.set_body(body_form(FORM, value, encoding))
    }

    /// Sets a form body, with one style for all properties. A plain value is `name=value` in every style but
    /// [`Style::JSON`].
    pub fn body_form_in<T: Serialize + ?Sized>(self, style: Style, value: &T) -> Self {
        self.set_body(body_form_in(style, value))
    }

    /// Sets a text body, in UTF-8.
    pub fn body_text(self, media_type: &str, text: &str) -> Self {
        self.set_body(body_text(media_type, text))
    }

    /// Sets a body of bytes.
    pub fn body_bytes(self, media_type: &str, bytes: Bytes) -> Self {
        self.set_body(Ok(EncodedBody::new(media_type, bytes)))
    }

    /// Sets a `multipart/form-data` body.
    pub fn body_multipart(self, form: &Multipart) -> Self {
        self.set_body(form.encode())
    }

    /// Sets a multipart body of this media type: `multipart/mixed` for example.
    pub fn body_multipart_as(self, media_type: &str, form: &Multipart) -> Self {
        self.set_body(body_multipart(media_type, form))
    }

    /// Sets a body in one of the media types that an operation accepts.
    pub fn body<B: Body + ?Sized>(self, body: &B) -> Self {
        self.set_body(body.encode())
    }

    fn set_body(mut self, body: Result<EncodedBody, RequestError>) -> Self {
        let body = match body {
            Ok(body) => body,
            Err(error) => return self.fail(error),
        };
        let Ok(content_type) = HeaderValue::try_from(body.content_type) else {
            return self.fail(RequestError::new(
                RequestPart::Body,
                "its media type isn't a header value",
            ));
        };
        let parts = self.parts_mut();
        parts.headers.insert(CONTENT_TYPE, content_type);
        parts.body = body.bytes;
        self
    }
}
