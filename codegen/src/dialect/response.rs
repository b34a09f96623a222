//! Responses and their headers.

use super::node_path::NodePath;
use super::side::mark_origin;
use super::walk::{JsonObject, Walk, keep_extension};
use crate::diag::Diagnostic;
use indexmap::IndexMap;
use openapiv3::{
    Header, HeaderStyle, ParameterSchemaOrContent, ReferenceOr, Response, Responses, StatusCode,
};
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads the responses of an operation.
    pub fn responses(&mut self, value: &'s Value, at: &NodePath<'_>) -> Responses {
        let mut responses = Responses::default();
        let Some(object) = self.object(value, at) else {
            return responses;
        };
        for (key, value) in object {
            let here = at.key(key);
            if key == "default" {
                responses.default = Some(self.response(value, &here));
            } else if let Some(status) = status(key) {
                let response = self.response(value, &here);
                responses.responses.insert(status, response);
            } else if key.starts_with("x-") {
                keep_extension(&mut responses.extensions, key, value);
            } else {
                self.report(
                    Diagnostic::warning(
                        "bad-status",
                        &here.place(),
                        format!("`{key}` is not a status code"),
                    )
                    .done("the response is left out")
                    .help("use a code (`200`), a range (`2XX`) or `default`"),
                );
            }
        }
        responses
    }

    /// A response, or a reference to one. If it can't be read, it stays without a body, because its status is useful.
    fn response(&mut self, value: &'s Value, at: &NodePath<'_>) -> ReferenceOr<Response> {
        let lost = "the response has no known body";
        let read = self.item(value, at, lost, Self::read_response);
        let (mut response, origin) = read.unwrap_or_default();
        if let Some(origin) = origin {
            mark_origin(&mut response.extensions, &origin);
        }
        ReferenceOr::Item(response)
    }

    fn read_response(&mut self, object: &'s JsonObject, at: &NodePath<'_>) -> Option<Response> {
        let mut response = Response::default();
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "description" => {
                    response.description = self.text(value, &at).unwrap_or_default();
                }
                "headers" => response.headers = self.headers(value, &at),
                "content" => response.content = self.content(value, &at),
                "links" => response.links = self.links(value, &at),
                _ => keep_extension(&mut response.extensions, key, value),
            }
        }
        Some(response)
    }

    /// Reads a map of headers.
    pub fn headers(
        &mut self,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> IndexMap<String, ReferenceOr<Header>> {
        let mut headers = IndexMap::new();
        let Some(object) = self.object(value, at) else {
            return headers;
        };
        for (name, value) in object {
            let here = at.key(name);
            let read = self.item(value, &here, "the header is left out", Self::header);
            if let Some((mut header, origin)) = read {
                if let Some(origin) = origin {
                    mark_origin(&mut header.extensions, &origin);
                }
                headers.insert(name.clone(), ReferenceOr::Item(header));
            }
        }
        headers
    }

    fn header(&mut self, object: &'s JsonObject, at: &NodePath<'_>) -> Option<Header> {
        let mut header = Header {
            description: None,
            style: HeaderStyle::Simple,
            required: false,
            deprecated: None,
            format: ParameterSchemaOrContent::Schema(ReferenceOr::Item(super::schema::empty())),
            example: None,
            examples: IndexMap::new(),
            extensions: IndexMap::new(),
        };
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "description" => header.description = self.text(value, &at),
                "required" => header.required = self.flag(value, &at).unwrap_or_default(),
                "deprecated" => header.deprecated = self.flag(value, &at),
                "example" => header.example = Some(value.clone()),
                "examples" => header.examples = self.examples(value, &at),
                _ => keep_extension(&mut header.extensions, key, value),
            }
        }
        if let Some(format) = self.schema_or_content(object, at) {
            header.format = format;
        }
        Some(header)
    }
}

/// A key under `responses` as a status.
fn status(key: &str) -> Option<StatusCode> {
    match key.as_bytes() {
        [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => {
            Some(StatusCode::Range(u16::from(class - b'0')))
        }
        [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] => key.parse().ok().map(StatusCode::Code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_to_statuses() {
        for (key, expected) in [
            ("200", Some(StatusCode::Code(200))),
            ("101", Some(StatusCode::Code(101))),
            ("999", Some(StatusCode::Code(999))),
            ("2XX", Some(StatusCode::Range(2))),
            ("5xx", Some(StatusCode::Range(5))),
            ("6XX", None),
            ("20X", None),
            ("099", None),
            ("2000", None),
            ("ok", None),
            ("", None),
        ] {
            assert_eq!(status(key), expected, "{key}");
        }
    }
}
