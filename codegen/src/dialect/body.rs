//! The bodies of requests and responses, by media type.

use super::http::{is_token, is_value};
use super::node_path::NodePath;
use super::parameter::query_style;
use super::side::{ORIGIN, mark_origin};
use super::walk::{JsonObject, Walk, keep_extension};
use crate::diag::Diagnostic;
use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType, QueryStyle, ReferenceOr, RequestBody};
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads a request body, or a reference to one.
    pub fn request_body(
        &mut self,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> Option<ReferenceOr<RequestBody>> {
        if value.is_null() {
            return None;
        }
        let (mut body, origin) =
            self.item(value, at, "the body is left out", |walk, object, at| {
                let mut body = RequestBody::default();
                for (key, value) in object {
                    let at = at.key(key);
                    match key.as_str() {
                        "description" => body.description = walk.text(value, &at),
                        "content" => body.content = walk.content(value, &at),
                        "required" => body.required = walk.flag(value, &at).unwrap_or_default(),
                        _ => keep_extension(&mut body.extensions, key, value),
                    }
                }
                Some(body)
            })?;
        if let Some(origin) = origin {
            mark_origin(&mut body.extensions, &origin);
        }
        Some(ReferenceOr::Item(body))
    }

    /// Reads a map of media types.
    pub fn content(&mut self, value: &'s Value, at: &NodePath<'_>) -> IndexMap<String, MediaType> {
        let Some(object) = self.object(value, at) else {
            return IndexMap::new();
        };
        // Some documents have a reference here, though only the values may be references.
        if let Some(Value::String(_)) = object.get("$ref") {
            let lost = "the content is left out";
            let content = self.item(value, at, lost, |walk, object, at| {
                Some(walk.media_types(object, at))
            });
            let (mut content, origin) = content.unwrap_or_default();
            for (name, media) in &mut content {
                if let Some(origin) = &origin
                    && !media.extensions.contains_key(ORIGIN)
                {
                    mark_origin(&mut media.extensions, &origin.key(name));
                }
            }
            return content;
        }
        self.media_types(object, at)
    }

    fn media_types(
        &mut self,
        object: &'s JsonObject,
        at: &NodePath<'_>,
    ) -> IndexMap<String, MediaType> {
        const LOST: &str = "the media type is left out";
        let mut content = IndexMap::with_capacity(object.len());
        for (name, value) in object {
            if name.starts_with("x-") {
                continue;
            }
            let at = at.key(name);
            if !is_media_type(name) {
                self.report(
                    Diagnostic::warning(
                        "bad-media-type",
                        &at.place(),
                        format!("`{}` is not a media type", name.escape_debug()),
                    )
                    .done(LOST)
                    .help("a media type has two parts: `application/json`"),
                );
                continue;
            }
            if let Some((mut media, origin)) = self.item(value, &at, LOST, Self::media_type) {
                if let Some(origin) = origin {
                    mark_origin(&mut media.extensions, &origin);
                }
                content.insert(name.clone(), media);
            }
        }
        content
    }

    fn media_type(&mut self, object: &'s JsonObject, at: &NodePath<'_>) -> Option<MediaType> {
        let mut media = MediaType::default();
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "schema" if !value.is_null() => media.schema = Some(self.schema(value, &at)),
                "example" => media.example = Some(value.clone()),
                "examples" => media.examples = self.examples(value, &at),
                "encoding" => {
                    if let Some(object) = self.object(value, &at) {
                        for (property, value) in object {
                            if let Some(encoding) = self.encoding(value, &at.key(property)) {
                                media.encoding.insert(property.clone(), encoding);
                            }
                        }
                    }
                }
                _ => keep_extension(&mut media.extensions, key, value),
            }
        }
        Some(media)
    }

    /// Reads the encoding of one property of a form.
    fn encoding(&mut self, value: &'s Value, at: &NodePath<'_>) -> Option<Encoding> {
        let object = self.object(value, at)?;
        let mut encoding = Encoding::default();
        let mut explode = None;
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "contentType" => encoding.content_type = self.text(value, &at),
                "headers" => encoding.headers = self.headers(value, &at),
                "style" => {
                    encoding.style = self.style(value, &at, "form", query_style);
                }
                "explode" => explode = self.flag(value, &at),
                "allowReserved" => {
                    encoding.allow_reserved = self.flag(value, &at).unwrap_or_default();
                }
                _ => keep_extension(&mut encoding.extensions, key, value),
            }
        }
        // `explode` and `allowReserved` apply to a style; without these, the content type counts.
        let spread = explode.is_some() || object.contains_key("allowReserved");
        if encoding.style.is_none() && encoding.content_type.is_none() && spread {
            encoding.style = Some(QueryStyle::Form);
        }
        // `openapiv3` can't represent an absent `explode`; its default depends on the style.
        let exploded = matches!(encoding.style, None | Some(QueryStyle::Form));
        encoding.explode = explode.unwrap_or(exploded);
        Some(encoding)
    }
}

/// Whether a key of `content` is a media type or a range (RFC 9110, section 8.3.1) that is valid in a header.
fn is_media_type(name: &str) -> bool {
    let (essence, parameters) = name.split_once(';').unwrap_or((name, ""));
    let parts = essence.trim().split_once('/');
    is_value(parameters) && parts.is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}
