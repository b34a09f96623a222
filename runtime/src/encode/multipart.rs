use std::hash::{DefaultHasher, Hasher};

use bytes::Bytes;
use http::HeaderValue;
use serde::Serialize;

use super::body::{Body, Payload};
use super::json::json;
use crate::error::{RequestError, RequestPart};

/// A `multipart/form-data` body (RFC 7578), part by part in the order in which they are added.
///
/// ```
/// use callwright::{Bytes, Multipart};
///
/// let form = Multipart::new()
///     .text("title", "Dune")
///     .file("cover", "dune.png", "image/png", Bytes::from_static(b"\x89PNG"));
/// # let _ = form;
/// ```
#[derive(Clone, Debug, Default)]
pub struct Multipart {
    parts: Vec<Part>,
    error: Option<RequestError>,
}

#[derive(Clone, Debug)]
struct Part {
    head: String,
    content: Bytes,
}

impl Multipart {
    /// A body without parts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field of plain text.
    #[must_use]
    pub fn text(self, name: &str, value: &str) -> Self {
        self.push(name, None, None, Bytes::copy_from_slice(value.as_bytes()))
    }

    /// Adds a field whose content is `value` as JSON. What can't be written as JSON is reported when the body is sent.
    #[must_use]
    pub fn json<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.json_text(name, json(value))
    }

    /// Adds a file. `content_type` is checked when the body is sent.
    #[must_use]
    pub fn file(self, name: &str, file_name: &str, content_type: &str, content: Bytes) -> Self {
        self.push(name, Some(file_name), Some(content_type), content)
    }

    fn json_text(mut self, name: &str, text: Result<Vec<u8>, serde_json::Error>) -> Self {
        match text {
            Ok(text) => self.push(name, None, Some("application/json"), text.into()),
            Err(error) => {
                self.error
                    .get_or_insert(RequestError::unwritable(RequestPart::Body, error));
                self
            }
        }
    }

    fn push(
        mut self,
        name: &str,
        file_name: Option<&str>,
        content_type: Option<&str>,
        content: Bytes,
    ) -> Self {
        let mut head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
        if let Some(file_name) = file_name {
            head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
        }
        head.push_str("\r\n");
        if let Some(content_type) = content_type {
            if HeaderValue::from_str(content_type).is_err() {
                let message = format!("the content type of the part {name:?} isn't a header value");
                self.error
                    .get_or_insert(RequestError::new(RequestPart::Body, message));
            }
            head.push_str(&format!("Content-Type: {content_type}\r\n"));
        }
        self.parts.push(Part { head, content });
        self
    }

    fn write(&self, boundary: &str) -> Vec<u8> {
        let mut out = Vec::new();
        for part in &self.parts {
            out.extend_from_slice(format!("--{boundary}\r\n{}\r\n", part.head).as_bytes());
            out.extend_from_slice(&part.content);
            out.extend_from_slice(b"\r\n");
        }
        out.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        out
    }

    /// A boundary that occurs in no part. It is derived from the parts, so that the same form gives the same bytes.
    fn boundary(&self) -> String {
        let mut hasher = DefaultHasher::new();
        for part in &self.parts {
            hasher.write(part.head.as_bytes());
            hasher.write(&part.content);
        }
        self.free_boundary(hasher.finish())
    }

    /// The first boundary from `number` on that occurs in no part.
    fn free_boundary(&self, mut number: u64) -> String {
        loop {
            let boundary = format!("callwright-{number:016x}");
            if !self
                .parts
                .iter()
                .any(|part| contains(&part.content, boundary.as_bytes()))
            {
                return boundary;
            }
            number = number.wrapping_add(1);
        }
    }
}

impl Body for Multipart {
    fn payload(&self) -> Result<Payload, RequestError> {
        if let Some(error) = &self.error {
            return Err(error.clone());
        }
        let boundary = self.boundary();
        Ok(Payload::new(
            format!("multipart/form-data; boundary={boundary}"),
            self.write(&boundary),
        ))
    }
}

/// A name inside the quotes of `Content-Disposition`, as the HTML standard escapes it (which RFC 7578 leaves open).
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn contains(text: &[u8], needle: &[u8]) -> bool {
    text.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_order_with_heads() {
        let form = Multipart::new()
            .text("title", "Dune")
            .json("tags", &["a", "b"])
            .file(
                "co\"ver\r\n",
                "d\u{fc}ne.png",
                "image/png",
                Bytes::from_static(b"\x89PNG"),
            );
        let payload = form.payload().unwrap();
        let boundary = payload
            .content_type
            .split_once("boundary=")
            .unwrap()
            .1
            .to_owned();
        let mut expected = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nDune\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"tags\"\r\nContent-Type: application/json\r\n\r\n[\"a\",\"b\"]\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"co%22ver%0D%0A\"; filename=\"d\u{fc}ne.png\"\r\nContent-Type: image/png\r\n\r\n"
        )
        .into_bytes();
        expected.extend_from_slice(b"\x89PNG\r\n");
        expected.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        assert_eq!(payload.bytes, expected);
        assert_eq!(form.payload().unwrap().bytes, payload.bytes);
    }

    #[test]
    fn the_boundary_is_in_no_part() {
        let form = Multipart::new()
            .text("a", "x--callwright-0000000000000007\r\n")
            .text("b", "callwright-0000000000000008");
        assert_eq!(form.free_boundary(7), "callwright-0000000000000009");
        assert_eq!(form.free_boundary(6), "callwright-0000000000000006");
    }

    #[test]
    fn a_content_type_cannot_add_headers() {
        let form = Multipart::new().file("f", "f", "text/plain\r\nX-Evil: 1", Bytes::new());
        assert!(
            form.payload()
                .unwrap_err()
                .to_string()
                .contains("content type")
        );
    }
}
