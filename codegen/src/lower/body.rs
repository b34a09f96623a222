//! Bodies of requests and responses, by media type.
//!
//! ```yaml
//! content:
//!   application/json: { schema: { $ref: "#/components/schemas/Pet" } }
//!   application/x-www-form-urlencoded: { schema: { type: object } }
//! ```

use super::merge::keywords;
use super::{Lower, Node};
use crate::diag::{Diagnostic, Place};
use crate::ir::{
    Content, MediaKind, Origin, Owner, ParameterForm, RequestBody, Response, Shape, Status, Text,
};
use openapiv3::{AdditionalProperties, AnySchema, MediaType, ReferenceOr, Responses, StatusCode};

impl<'d> Lower<'d, '_> {
    /// What an operation takes.
    pub(super) fn request_body(
        &mut self,
        id: Owner,
        body: &'d openapiv3::RequestBody,
        place: &Place,
    ) -> Option<RequestBody> {
        if !body.required && body.content.values().all(is_nothing) {
            return None;
        }
        let origin = Origin::Request { of: id };
        let (place, origin) = super::origin_of(&body.extensions, place, origin);
        let place = place.key("content");
        let contents: Vec<Content> = body
            .content
            .iter()
            .map(|(media, content)| self.content(media, content, &origin, &place))
            .collect();
        (!contents.is_empty()).then(|| RequestBody {
            required: body.required,
            description: body.description.clone(),
            contents,
        })
    }

    /// What an operation answers, by status.
    pub(super) fn responses(
        &mut self,
        id: Owner,
        responses: &'d Responses,
        place: &Place,
    ) -> Vec<Response> {
        let successes = responses
            .responses
            .iter()
            .filter(|(code, response)| {
                status(code).is_success()
                    && !matches!(code, StatusCode::Code(204 | 205))
                    && response.as_item().is_some_and(|r| !r.content.is_empty())
            })
            .count();
        let coded = responses
            .responses
            .iter()
            .map(|(code, r)| (status(code), code.to_string(), r));
        let default = responses
            .default
            .iter()
            .map(|r| (Status::Default, "default".to_owned(), r));
        let mut list = Vec::new();
        for (status, word, response) in coded.chain(default) {
            let ReferenceOr::Item(response) = response else {
                continue;
            };
            let named = !(status.is_success() && successes == 1);
            let origin = Origin::Response {
                of: id,
                status: named.then(|| word.clone()),
            };
            let (place, origin) = super::origin_of(&response.extensions, &place.key(&word), origin);
            let place = place.key("content");
            let contents = if self.is_bodiless(status, response, &place) {
                Vec::new()
            } else {
                let contents = response.content.iter();
                contents
                    .map(|(media, content)| self.content(media, content, &origin, &place))
                    .collect()
            };
            let description =
                Some(response.description.clone()).filter(|text| !text.trim().is_empty());
            list.push(Response {
                status,
                description,
                contents,
            });
        }
        list
    }

    /// Whether an answer of this status has no body, whatever the document says (RFC 9110, 15.3.5,
    /// 15.3.6, 15.4.5).
    fn is_bodiless(
        &mut self,
        status: Status,
        response: &openapiv3::Response,
        place: &Place,
    ) -> bool {
        let Status::Code(code @ (204 | 205 | 304)) = status else {
            return false;
        };
        if !response.content.is_empty() {
            let message = format!("an answer of status {code} never has a body (RFC 9110)");
            self.diags.push(
                Diagnostic::note("body-of-nothing", place, message).done("the body is left out"),
            );
        }
        true
    }

    fn content(
        &mut self,
        media: &str,
        content: &'d MediaType,
        origin: &Origin,
        place: &Place,
    ) -> Content {
        let ty = content.schema.as_ref().map(|schema| {
            self.ty(
                Node::new(schema, place.key(media).key("schema")),
                origin.clone(),
            )
        });
        let mut kind = kind(media);
        if matches!(kind, MediaKind::Bytes) && media.trim().starts_with("*/*") {
            kind = match ty.map(|ty| self.api.shape(ty)) {
                None | Some(Shape::Text(Text::Binary)) => MediaKind::Bytes,
                Some(Shape::Text(_)) => MediaKind::Text,
                Some(_) => MediaKind::Json,
            };
        }
        let encoding = content
            .encoding
            .iter()
            .filter_map(|(name, encoding)| Some((name.clone(), encoding_form(encoding)?)))
            .collect();
        Content {
            media: media.to_owned(),
            kind,
            ty,
            encoding,
        }
    }
}

/// Whether a body could only be an object without properties: some documents give every `GET` one.
fn is_nothing(content: &MediaType) -> bool {
    let Some(ReferenceOr::Item(schema)) = &content.schema else {
        return false;
    };
    keywords(schema).is_some_and(|any| {
        *any == AnySchema {
            typ: any.typ.clone(),
            additional_properties: Some(AdditionalProperties::Any(false)),
            ..AnySchema::default()
        }
    })
}

/// How a property of a form is written, where the document says.
fn encoding_form(encoding: &openapiv3::Encoding) -> Option<ParameterForm> {
    if encoding
        .content_type
        .as_deref()
        .is_some_and(|media| kind(media) == MediaKind::Json)
    {
        return Some(ParameterForm::Json);
    }
    let style = encoding.style.as_ref()?;
    let mut style = super::parameter::query_style(style);
    style.explode = encoding.explode;
    style.reserved = encoding.allow_reserved;
    Some(ParameterForm::Style(style))
}

fn status(code: &StatusCode) -> Status {
    match code {
        StatusCode::Code(code) => Status::Code(*code),
        StatusCode::Range(range) => Status::Range(u8::try_from(*range).unwrap_or(0)),
    }
}

/// What a media type is to us, by its name.
pub(super) fn kind(media: &str) -> MediaKind {
    let essence = media
        .split(';')
        .next()
        .unwrap_or(media)
        .trim()
        .to_ascii_lowercase();
    match essence.as_str() {
        "application/json" | "text/json" | "application/*" => MediaKind::Json,
        "application/x-www-form-urlencoded" => MediaKind::Form,
        "text/event-stream"
        | "application/x-ndjson"
        | "application/jsonl"
        | "application/x-jsonlines"
        | "application/json-seq"
        | "application/x-json-stream" => MediaKind::Stream,
        _ if essence.ends_with("+json") => MediaKind::Json,
        _ if essence.starts_with("multipart/") => MediaKind::Multipart,
        _ if essence.starts_with("text/") || essence.ends_with("+xml") => MediaKind::Text,
        "application/xml"
        | "application/yaml"
        | "application/x-yaml"
        | "application/javascript"
        | "application/graphql"
        | "application/sdp" => MediaKind::Text,
        _ if essence.ends_with("+yaml") => MediaKind::Text,
        _ => MediaKind::Bytes,
    }
}
