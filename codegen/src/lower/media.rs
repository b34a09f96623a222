//! How a media type is encoded and decoded: as JSON, a form, multipart, text, bytes or a stream.
//!
//! ```yaml
//! content:
//!   application/problem+json: { schema: { type: object } }   # JSON
//!   text/*: { schema: { type: string } }                     # text
//! ```

use crate::ir::{Media, MediaKind, Shape, StringFormat};

/// The kind of a media type, by its name.
pub(super) fn kind(media: &str) -> MediaKind {
    by_name(&Media::parse(media))
}

/// The kind of a media type with a schema of this shape. The schema decides for a range.
pub(super) fn kind_of(media: &Media, shape: Option<&Shape>) -> MediaKind {
    let bytes = matches!(shape, None | Some(Shape::Text(StringFormat::Binary)));
    let text = matches!(shape, Some(Shape::Text(_)));
    match by_name(media) {
        MediaKind::Bytes if media.kind == "*" => match (bytes, text) {
            (true, _) => MediaKind::Bytes,
            (_, true) => MediaKind::Text,
            _ => MediaKind::Json,
        },
        MediaKind::Json if media.is("application", "*") && bytes => MediaKind::Bytes,
        // A number or a boolean is the same in text and in JSON.
        MediaKind::Text
            if media.kind == "text" && matches!(media.subtype.as_str(), "plain" | "*") =>
        {
            match shape {
                Some(Shape::Integer(_) | Shape::Number | Shape::Boolean) => MediaKind::Json,
                _ => MediaKind::Text,
            }
        }
        // Only an object has fields. With any other schema, the caller passes the form as text.
        MediaKind::Form => match shape {
            Some(
                Shape::Text(_)
                | Shape::Enum(_)
                | Shape::Integer(_)
                | Shape::Number
                | Shape::Boolean
                | Shape::Array(_),
            ) => MediaKind::Text,
            _ => MediaKind::Form,
        },
        kind => kind,
    }
}

/// The media type of a request, if the document gives a range.
pub(super) fn sent_as(media: &Media, kind: MediaKind) -> Option<String> {
    let sent = match kind {
        _ if !media.is_range() => return None,
        _ if media.kind == "text" => "text/plain",
        MediaKind::Json => "application/json",
        MediaKind::Text if media.is_xml() => "application/xml",
        MediaKind::Text => "text/plain",
        MediaKind::Form => "application/x-www-form-urlencoded",
        MediaKind::Multipart => "multipart/form-data",
        MediaKind::Bytes | MediaKind::Stream => "application/octet-stream",
    };
    Some(sent.to_owned())
}

fn by_name(media: &Media) -> MediaKind {
    let Media { kind, subtype, .. } = media;
    // Kubernetes: `application/json;stream=watch`.
    if media.is_streamed() {
        return MediaKind::Stream;
    }
    match (kind.as_str(), subtype.as_str()) {
        ("application", "x-www-form-urlencoded") => MediaKind::Form,
        ("text", "event-stream")
        | (
            "application",
            "ndjson" | "x-ndjson" | "jsonl" | "x-jsonl" | "jsonlines" | "x-jsonlines"
            | "json-lines" | "x-ldjson" | "json-seq" | "x-json-stream" | "stream+json",
        ) => MediaKind::Stream,
        _ if subtype.ends_with("+json-seq") => MediaKind::Stream,
        ("application", "*") => MediaKind::Json,
        ("application" | "text", "json" | "x-json") => MediaKind::Json,
        _ if subtype.ends_with("+json") => MediaKind::Json,
        ("multipart", _) => MediaKind::Multipart,
        ("text", _) => MediaKind::Text,
        ("application", "xml" | "yaml" | "x-yaml" | "javascript" | "graphql" | "sdp") => {
            MediaKind::Text
        }
        _ if subtype.ends_with("+xml") || subtype.ends_with("+yaml") => MediaKind::Text,
        _ => MediaKind::Bytes,
    }
}
