//! Bodies of requests and responses, by media type.
//!
//! ```yaml
//! content:
//!   application/json: { schema: { $ref: "#/components/schemas/Pet" } }
//!   application/x-www-form-urlencoded: { schema: { type: object } }
//! ```

use super::keywords::keywords;
use super::lowering::Lower;
use super::media::{kind, kind_of, sent_as};
use super::origin::origin_of;
use super::parameter::query_style;
use super::site::SchemaSite;
use crate::diag::{Diagnostic, Place};
use crate::ir::{
    ApiResponse, Content, Media, MediaKind, Origin, Owner, ParameterForm, RequestBody, Status,
};
use openapiv3::{AdditionalProperties, AnySchema, MediaType, ReferenceOr, Responses, StatusCode};

impl<'d> Lower<'d, '_> {
    /// The body of a request.
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
        let (place, origin) = origin_of(&body.extensions, place, origin);
        let place = place.key("content");
        let contents: Vec<Content> = body
            .content
            .iter()
            .map(|(media, content)| self.content(media, content, &origin, &place))
            .collect();
        contents
            .iter()
            .for_each(|content| self.check_form(content, &place));
        (!contents.is_empty()).then(|| RequestBody {
            required: body.required,
            description: body.description.clone(),
            contents,
        })
    }

    /// The responses, by status.
    pub(super) fn responses(
        &mut self,
        id: Owner,
        responses: &'d Responses,
        place: &Place,
    ) -> Vec<ApiResponse> {
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
            let (place, origin) = origin_of(&response.extensions, &place.key(&word), origin);
            let place = place.key("content");
            let contents = if self.is_bodiless(status, response, &place) {
                Vec::new()
            } else {
                let contents = response.content.iter();
                let contents: Vec<Content> = contents
                    .map(|(media, content)| self.content(media, content, &origin, &place))
                    .collect();
                self.check_streams(&contents, &place);
                contents
            };
            let description =
                Some(response.description.clone()).filter(|text| !text.trim().is_empty());
            list.push(ApiResponse {
                status,
                description,
                contents,
            });
        }
        list
    }

    /// Whether a response with this status never has a body, even if the document describes one (RFC 9110, 15.2, 15.3.5,
    /// 15.3.6, 15.4.5).
    fn is_bodiless(
        &mut self,
        status: Status,
        response: &openapiv3::Response,
        place: &Place,
    ) -> bool {
        let Status::Code(code @ (100..=199 | 204 | 205 | 304)) = status else {
            return false;
        };
        if !response.content.is_empty() {
            let message = format!("a response with status {code} never has a body (RFC 9110)");
            self.diags.push(
                Diagnostic::note("body-of-nothing", place, message).done("the body is left out"),
            );
        }
        true
    }

    /// Reports a form whose schema has no fields.
    fn check_form(&mut self, content: &Content, place: &Place) {
        if content.kind == MediaKind::Text && kind(&content.media) == MediaKind::Form {
            let place = place.key(&content.media).key("schema");
            let message = "the schema of a form must be an object";
            self.diags.push(
                Diagnostic::warning("form-without-fields", &place, message)
                    .done("callers pass the encoded form as text: `a=1&b=2`")
                    .help("describe the fields of the form as properties of an object"),
            );
        }
    }

    /// Reports the streams of a response whose schema is that of its JSON. They are left out: with a second media
    /// type, every call of the operation would return a choice.
    fn check_streams(&mut self, contents: &[Content], place: &Place) {
        for content in contents {
            let media = Media::parse(&content.media);
            let twin = contents
                .iter()
                .any(|other| other.kind == MediaKind::Json && other.ty == content.ty);
            let streamed = media.is_plain_json() || media.is_streamed();
            if content.kind == MediaKind::Stream && streamed && twin {
                let message = "the stream has the same schema as the JSON";
                self.diags.push(
                    Diagnostic::note("stream-left-out", &place.key(&content.media), message)
                        .done("it isn't requested; use `header` and `raw` of a call to request it"),
                );
            }
        }
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
                SchemaSite::new(schema, place.key(media).key("schema")),
                origin.clone(),
            )
        });
        let parsed = Media::parse(media);
        let kind = kind_of(&parsed, ty.map(|ty| self.api.shape(ty)));
        let encoding = content
            .encoding
            .iter()
            .filter_map(|(name, encoding)| Some((name.clone(), encoding_form(encoding)?)))
            .collect();
        let part_media = content
            .encoding
            .iter()
            .filter_map(|(name, encoding)| Some((name.clone(), part_media(encoding)?)))
            .collect();
        Content {
            media: media.trim().to_owned(),
            sent_as: sent_as(&parsed, kind),
            kind,
            ty,
            encoding,
            part_media,
        }
    }
}

/// Whether a body can only be an empty object: some documents give every `GET` such a body.
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

/// How a property of a form is serialized, if the document states it.
fn encoding_form(encoding: &openapiv3::Encoding) -> Option<ParameterForm> {
    if encoding
        .content_type
        .as_deref()
        .is_some_and(|media| kind(media) == MediaKind::Json)
    {
        return Some(ParameterForm::Json);
    }
    let style = encoding.style.as_ref()?;
    let mut style = query_style(style);
    style.explode = encoding.explode;
    style.reserved = encoding.allow_reserved;
    Some(ParameterForm::Style(style))
}

/// The media type of a part: the first in the list that is no range.
fn part_media(encoding: &openapiv3::Encoding) -> Option<String> {
    let listed = encoding.content_type.as_deref()?.split(',').map(str::trim);
    let mut listed = listed.filter(|media| !media.is_empty() && !Media::parse(media).is_range());
    listed.next().map(str::to_owned)
}

fn status(code: &StatusCode) -> Status {
    match code {
        StatusCode::Code(code) => Status::Code(*code),
        StatusCode::Range(range) => Status::Range(u8::try_from(*range).unwrap_or(0)),
    }
}
