//! What a media type is to us: JSON, a form, parts, text, bytes or a stream.

use crate::ir::{Media, MediaKind, Shape, StringFormat};

/// What a media type is to us, by its name.
pub(super) fn kind(media: &str) -> MediaKind {
    by_name(&Media::parse(media))
}

/// What a media type is to us when it holds this; a range is what suits the schema.
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
        // A number or a boolean is the same text in both.
        MediaKind::Text
            if media.kind == "text" && matches!(media.subtype.as_str(), "plain" | "*") =>
        {
            match shape {
                Some(Shape::Integer(_) | Shape::Number | Shape::Boolean) => MediaKind::Json,
                _ => MediaKind::Text,
            }
        }
        // The fields of a form have names. What has none is a form that the caller has written.
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

/// What a request is sent as where the document gives a range.
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
    // Kubernetes' watches: `application/json;stream=watch`.
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
