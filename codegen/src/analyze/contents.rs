//! Which media types of a body are kept, and which are duplicates of others.
//!
//! Each media type is a different representation: `"x"` in JSON and `x` in text are different bytes, and a merge patch
//! isn't a JSON patch. One is dropped for another only if nothing is lost:
//!
//! - plain JSON under another name (`text/json`, `application/*+json`), of the same schema;
//! - `application/json-patch+json` beside plain JSON, of one schema that isn't a list: a JSON Patch
//!   is one (RFC 6902), and ASP.NET lists this media type for every body;
//! - a media type with parameters beside the one without, of the same schema;
//! - a range beside a media type that it contains, of the same schema;
//! - XML, and other notations of one composite schema, beside JSON.

use super::canonical_uses::CanonicalUses;
use crate::ir::{ApiResponse, Content, Media, MediaKind, Operation, Shape, TypeUse};

/// The contents of a request body that a caller chooses from, by index.
pub(super) fn sent(operation: &Operation, uses: &CanonicalUses<'_>) -> Vec<usize> {
    let Some(body) = &operation.body else {
        return Vec::new();
    };
    let all: Vec<ParsedContent<'_>> = body.contents.iter().map(ParsedContent::of).collect();
    let stays = |index: &usize| {
        let Some(one) = all.get(*index) else {
            return false;
        };
        let goes_first =
            |at: usize, other: &ParsedContent<'_>| (other.rank(), at) < (one.rank(), *index);
        let mut others = all.iter().enumerate().filter(|(at, _)| at != index);
        !others.any(|(at, other)| goes_first(at, other) && one.goes_into(other, uses))
    };
    (0..all.len()).filter(stays).collect()
}

/// The contents of a response that a client asks for.
pub(super) fn answered<'a>(
    response: &'a ApiResponse,
    uses: &CanonicalUses<'_>,
) -> Vec<&'a Content> {
    let json: Vec<&Content> = response
        .contents
        .iter()
        .filter(|c| c.kind == MediaKind::Json)
        .collect();
    let stays = |content: &&Content| {
        if json.is_empty() {
            return true;
        }
        let media = Media::parse(&content.media);
        let twin = json.iter().any(|other| uses.same(other.ty, content.ty));
        match content.kind {
            MediaKind::Stream => !(twin && (media.is_plain_json() || media.is_streamed())),
            // `*/*` adds nothing to JSON. Bytes are described best by no schema at
            // all (OpenAPI 3.1, "Considerations for File Uploads").
            MediaKind::Bytes if content.ty.is_none() => media.kind != "*",
            MediaKind::Text if media.is_xml() => false,
            MediaKind::Text | MediaKind::Bytes => !(twin && is_notation(content.ty, uses)),
            MediaKind::Json | MediaKind::Form | MediaKind::Multipart => true,
        }
    };
    response.contents.iter().filter(stays).collect()
}

/// Whether XML or another text format is only a different notation of the type's JSON. It isn't for strings, which JSON
/// puts in quotes.
fn is_notation(ty: Option<TypeUse>, uses: &CanonicalUses<'_>) -> bool {
    !matches!(
        ty.map(|ty| uses.shape(ty)),
        None | Some(Shape::Text(_) | Shape::Enum(_) | Shape::Any)
    )
}

/// A content with its parsed media type.
struct ParsedContent<'a> {
    content: &'a Content,
    media: Media,
}

impl<'a> ParsedContent<'a> {
    fn of(content: &'a Content) -> Self {
        Self {
            content,
            media: Media::parse(&content.media),
        }
    }

    /// Of two duplicates, the one of lower rank stays. `application/json` is understood by most servers.
    fn rank(&self) -> u8 {
        let json = self.content.kind == MediaKind::Json;
        match () {
            () if self.media.is_range() => 4,
            () if !json => 3,
            () if !self.media.parameters.is_empty() => 2,
            () if self.content.media.eq_ignore_ascii_case("application/json") => 0,
            () => 1,
        }
    }

    /// Whether it is a duplicate of the other: nothing is lost if the other is sent instead.
    fn goes_into(&self, other: &Self, uses: &CanonicalUses<'_>) -> bool {
        let same_type = uses.same(self.content.ty, other.content.ty);
        let range = other.media.is_range() || self.media.is_range();
        let held = range && (other.media.holds(&self.media) || self.media.holds(&other.media));
        match (self.content.kind, other.content.kind) {
            (MediaKind::Json, MediaKind::Json) if same_type => {
                held || self.same_json(other, uses) && self.same_parameters(other)
            }
            (MediaKind::Text, MediaKind::Json) => {
                same_type
                    && !self.media.is_patch()
                    && (self.media.is_xml() || is_notation(self.content.ty, uses))
            }
            (MediaKind::Form, MediaKind::Form) => true,
            (MediaKind::Multipart, MediaKind::Multipart) => {
                held || self.media.same_name(&other.media)
            }
            (MediaKind::Text, MediaKind::Text) | (MediaKind::Bytes, MediaKind::Bytes) => {
                same_type && (held || self.media == other.media)
            }
            _ => false,
        }
    }

    fn same_json(&self, other: &Self, uses: &CanonicalUses<'_>) -> bool {
        let plain = |known: &Self| known.media.is_plain_json() || known.is_patch_by_accident(uses);
        self.media.same_name(&other.media) || plain(self) && plain(other)
    }

    /// Whether it has the media type of JSON Patch, but a schema that no JSON Patch matches.
    fn is_patch_by_accident(&self, uses: &CanonicalUses<'_>) -> bool {
        let shape = self.content.ty.map(|ty| uses.shape(ty));
        self.media.is("application", "json-patch+json")
            && !matches!(
                shape,
                None | Some(Shape::Any | Shape::Array(_) | Shape::Union(_))
            )
    }

    fn same_parameters(&self, other: &Self) -> bool {
        self.media.parameters == other.media.parameters
            || self.media.parameters.is_empty()
            || other.media.parameters.is_empty()
    }
}
