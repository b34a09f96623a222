use std::hash::{DefaultHasher, Hasher};

use bytes::Bytes;
use http::HeaderValue;
use serde::Serialize;

use super::body::{Body, EncodedBody};
use super::json::json;
use crate::error::{RequestError, RequestPart};

/// A `multipart` body. Its parts are sent in the order in which they are added.
///
/// It is sent as the media type that the operation names. In `multipart/form-data` (RFC 7578) every part has a name. In other
/// kinds, such as `multipart/mixed` and `multipart/related`, parts are sent without their names, and a part without a media
/// type is text.
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
    parts: Vec<MultipartPart>,
    error: Option<RequestError>,
}

#[derive(Clone, Debug)]
struct MultipartPart {
    name: String,
    file_name: Option<String>,
    content_type: Option<String>,
    content: Bytes,
}

/// The media type of a [`Multipart`] by default.
const FORM_DATA: &str = "multipart/form-data";

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

    /// Adds a field whose content is `value` as JSON. A value that can't be JSON is reported when the call is sent.
    #[must_use]
    pub fn json<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.json_text(name, json(value))
    }

    /// Adds a file. An invalid `content_type` is reported when the call is sent.
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

    /// Adds a part with this media type and no file name. An invalid `content_type` is reported when the call is sent.
    #[must_use]
    pub fn part(self, name: &str, content_type: &str, content: Bytes) -> Self {
        self.push(name, None, Some(content_type), content)
    }

    fn push(
        mut self,
        name: &str,
        file_name: Option<&str>,
        content_type: Option<&str>,
        content: Bytes,
    ) -> Self {
        if content_type.is_some_and(|text| HeaderValue::from_str(text).is_err()) {
            let message = format!("the content type of the part {name:?} isn't a header value");
            self.error
                .get_or_insert(RequestError::new(RequestPart::Body, message));
        }
        self.parts.push(MultipartPart {
            name: name.to_owned(),
            file_name: file_name.map(str::to_owned),
            content_type: content_type.map(str::to_owned),
            content,
        });
        self
    }

    /// The body as this media type; a media range becomes `multipart/form-data`. A boundary in the media type is replaced by one
    /// that occurs in no part.
    pub(crate) fn encode_as(&self, media_type: &str) -> Result<EncodedBody, RequestError> {
        if let Some(error) = &self.error {
            return Err(error.clone());
        }
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let essence = if essence.contains('*') {
            FORM_DATA
        } else {
            essence
        };
        let is_form = essence.eq_ignore_ascii_case(FORM_DATA);
        let heads: Vec<String> = self.parts.iter().map(|part| part.head(is_form)).collect();
        let boundary = self.boundary(&heads);
        let mut content_type = essence.to_owned();
        let parameters = media_type.split(';').skip(1).map(str::trim);
        let parameters = parameters.filter(|text| !text.is_empty() && !has_name(text, "boundary"));
        let mut has_type = false;
        for parameter in parameters {
            has_type |= has_name(parameter, "type");
            content_type.push_str(&format!("; {parameter}"));
        }
        // RFC 2387, 3.1: the parameter `type` of `related` is the media type of its first part.
        if essence.eq_ignore_ascii_case("multipart/related")
            && !has_type
            && let Some(root) = self.parts.first()
        {
            let root = root.content_type.as_deref().unwrap_or("text/plain");
            let root = root.split(';').next().unwrap_or_default().trim();
            content_type.push_str(&format!("; type=\"{root}\""));
        }
        content_type.push_str(&format!("; boundary={boundary}"));
        Ok(EncodedBody::new(
            content_type,
            self.write(&heads, &boundary),
        ))
    }

    fn write(&self, heads: &[String], boundary: &str) -> Vec<u8> {
        let mut out = Vec::new();
        for (part, head) in self.parts.iter().zip(heads) {
            out.extend_from_slice(format!("--{boundary}\r\n{head}\r\n").as_bytes());
            out.extend_from_slice(&part.content);
            out.extend_from_slice(b"\r\n");
        }
        out.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        out
    }

    /// A boundary that occurs in no part. It is derived from the parts, so that the same form has the same bytes.
    fn boundary(&self, heads: &[String]) -> String {
        let mut hasher = DefaultHasher::new();
        for (part, head) in self.parts.iter().zip(heads) {
            hasher.write(head.as_bytes());
            hasher.write(&part.content);
        }
        self.unused_boundary(hasher.finish())
    }

    /// The first boundary from `number` on that occurs in no part.
    fn unused_boundary(&self, mut number: u64) -> String {
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

impl MultipartPart {
    /// The headers of the part, each with its line break.
    fn head(&self, is_form: bool) -> String {
        let mut head = String::new();
        let file_name = self.file_name.as_deref().map(quoted);
        if is_form {
            head = format!(
                "Content-Disposition: form-data; name=\"{}\"",
                quoted(&self.name)
            );
            if let Some(file_name) = file_name {
                head.push_str(&format!("; filename=\"{file_name}\""));
            }
            head.push_str("\r\n");
        } else if let Some(file_name) = file_name.filter(|name| !name.is_empty()) {
            // RFC 2183, 2.2.
            head = format!("Content-Disposition: attachment; filename=\"{file_name}\"\r\n");
        }
        // RFC 2046, 5.1: a part without a media type is text in US-ASCII.
        let default = (!is_form).then_some("text/plain; charset=utf-8");
        if let Some(content_type) = self.content_type.as_deref().or(default) {
            head.push_str(&format!("Content-Type: {content_type}\r\n"));
        }
        head
    }
}

impl Body for Multipart {
    fn encode(&self) -> Result<EncodedBody, RequestError> {
        self.encode_as(FORM_DATA)
    }
}

/// Whether a parameter of a media type has this name.
fn has_name(parameter: &str, name: &str) -> bool {
    let found = parameter.split('=').next().unwrap_or_default();
    found.trim().eq_ignore_ascii_case(name)
}

/// A name in the quotes of `Content-Disposition`, escaped as in the HTML standard (RFC 7578 leaves it open).
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
        let payload = form.encode().unwrap();
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
        assert_eq!(form.encode().unwrap().bytes, payload.bytes);
    }

    #[test]
    fn other_kinds_keep_their_media_type() {
        let body = Multipart::new()
            .json("meta", &["a"])
            .text("note", "d\u{fc}ne")
            .file("media", "a.png", "image/png", Bytes::from_static(b"x"));
        let payload = body
            .encode_as("multipart/related; start=\"<a>\"; boundary=theirs")
            .unwrap();
        let (head, boundary) = payload.content_type.rsplit_once("; boundary=").unwrap();
        assert_eq!(
            head,
            "multipart/related; start=\"<a>\"; type=\"application/json\""
        );
        assert_eq!(
            String::from_utf8_lossy(&payload.bytes),
            format!(
                "--{boundary}\r\nContent-Type: application/json\r\n\r\n[\"a\"]\r\n\
                 --{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nd\u{fc}ne\r\n\
                 --{boundary}\r\nContent-Disposition: attachment; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nx\r\n\
                 --{boundary}--\r\n"
            )
        );
        let mixed = body.encode_as("multipart/mixed").unwrap().content_type;
        assert!(mixed.starts_with("multipart/mixed; boundary="), "{mixed}");
        let range = body.encode_as("multipart/*").unwrap().content_type;
        assert!(
            range.starts_with("multipart/form-data; boundary="),
            "{range}"
        );
    }

    #[test]
    fn the_boundary_is_in_no_part() {
        let form = Multipart::new()
            .text("a", "x--callwright-0000000000000007\r\n")
            .text("b", "callwright-0000000000000008");
        assert_eq!(form.unused_boundary(7), "callwright-0000000000000009");
        assert_eq!(form.unused_boundary(6), "callwright-0000000000000006");
    }

    #[test]
    fn a_content_type_cannot_add_headers() {
        let form = Multipart::new().file("f", "f", "text/plain\r\nX-Evil: 1", Bytes::new());
        assert!(
            form.encode()
                .unwrap_err()
                .to_string()
                .contains("content type")
        );
    }
}
