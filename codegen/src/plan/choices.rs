//! Enums of bodies, responses and errors.

use super::Planner;
use super::doc_text::DocText;
use super::items::{Choice, ChoiceCase, ChoiceKind};
use super::ty::Ty;
use crate::analyze::{self, ResponseBody};
use crate::ir::{Content, MediaKind, RequestBody, Status};
use crate::names::ChoiceNames;

impl Planner<'_> {
    /// The enum of an operation's bodies.
    pub(super) fn body_choice(
        &self,
        body: &RequestBody,
        kept: &[usize],
        names: &ChoiceNames,
        owner: &str,
    ) -> Choice {
        let contents = kept.iter().filter_map(|index| body.contents.get(*index));
        let cases = contents
            .zip(&names.variants)
            .map(|(content, name)| {
                let owned = |content: &Content| match content.ty {
                    Some(using) => self.inner(using),
                    None => Ty::Runtime("Value"),
                };
                let (ty, format) = match content.kind {
                    MediaKind::Json => (owned(content), "json"),
                    MediaKind::Form => (owned(content), "form"),
                    MediaKind::Multipart => (Ty::Multipart, "multipart"),
                    MediaKind::Text => (Ty::Builtin("String"), "text"),
                    MediaKind::Bytes | MediaKind::Stream => (Ty::Bytes, "bytes"),
                };
                ChoiceCase {
                    name: name.clone(),
                    ty: Some(ty),
                    status: None,
                    format,
                    media: Some(content.sent_media().to_owned()).filter(|media| !media.is_empty()),
                    styles: match content.kind {
                        MediaKind::Form => self.form_styles(content),
                        _ => Vec::new(),
                    },
                }
            })
            .collect();
        Choice {
            docs: DocText::sentence(&format!("A body for [`{owner}`].")),
            name: names.ty.clone(),
            kind: ChoiceKind::Bodies,
            cases,
        }
    }

    /// The enum of an operation's responses, or of its errors.
    pub(super) fn response_choice(
        &self,
        docs: DocText,
        cases: &[analyze::ResponseCase],
        names: &ChoiceNames,
        kind: ChoiceKind,
    ) -> Choice {
        let cases = cases
            .iter()
            .zip(&names.variants)
            .map(|(case, name)| {
                let (ty, format) = match case.payload {
                    ResponseBody::Empty => (None, "empty"),
                    // Several operations may have the same errors.
                    ResponseBody::Json(json) if kind == ChoiceKind::Errors => {
                        (Some(self.definition(json)), "json")
                    }
                    ResponseBody::Json(json) => (Some(self.inner(json.shown)), "json"),
                    ResponseBody::Text => (Some(Ty::Builtin("String")), "text"),
                    ResponseBody::Bytes => (Some(Ty::Bytes), "bytes"),
                };
                ChoiceCase {
                    name: name.clone(),
                    ty,
                    status: Some(case.status),
                    format,
                    media: Some(case.media.join(", ")).filter(|media| !media.is_empty()),
                    styles: Vec::new(),
                }
            })
            .collect();
        Choice {
            docs,
            name: names.ty.clone(),
            kind,
            cases,
        }
    }

    /// An enum of errors that operations share.
    pub(super) fn error_set(&self, cases: &[analyze::ResponseCase], names: &ChoiceNames) -> Choice {
        let docs = DocText::sentence(&format!("{}.", error_summary(cases)));
        self.response_choice(docs, cases, names, ChoiceKind::Errors)
    }
}

/// `Errors with status 404, 422 or any other`
fn error_summary(cases: &[analyze::ResponseCase]) -> String {
    let mut statuses: Vec<String> = cases.iter().map(|case| status_text(case.status)).collect();
    statuses.dedup();
    match statuses.as_slice() {
        [] => "Errors".to_owned(),
        [one] => format!("Errors with status {one}"),
        [first @ .., last] => format!("Errors with status {} or {last}", first.join(", ")),
    }
}

fn status_text(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(range) => format!("{range}XX"),
        Status::Default => "any other".to_owned(),
    }
}
