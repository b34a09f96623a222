//! Bodies as arguments, and the choices of bodies, results and errors.

use super::Planner;
use super::arguments::handed_on;
use super::doc_text::DocText;
use super::items::{Argument, Choice, ChoiceCase, ChoiceKind, RequestStep, RustItem};
use super::ty::{ArgumentTy, Ty};
use crate::analyze::{self, ResponseBody};
use crate::ir::{Content, MediaKind, RequestBody};
use crate::names::{ChoiceNames, Ident};

impl Planner<'_> {
    /// A body as an argument, and what is done with it.
    pub(super) fn body(&self, content: &Content, name: &Ident) -> (Argument, RequestStep) {
        let media = content.sent_media().to_owned();
        let (mut style, mut encoding) = (None, Vec::new());
        let (ty, method, media) = match content.kind {
            MediaKind::Json => {
                let usual = media == "application/json";
                let method = if usual { "body_json" } else { "body_json_as" };
                (self.body_type(content), method, (!usual).then_some(media))
            }
            MediaKind::Form => {
                encoding = self.form_styles(content);
                style = self.form_style(content, &encoding);
                let method = match (style, encoding.as_slice()) {
                    (Some(_), _) => "body_form_in",
                    (None, []) => "body_form",
                    (None, _) => "body_form_as",
                };
                if style.is_some() {
                    encoding.clear();
                }
                (self.body_type(content), method, None)
            }
            MediaKind::Multipart if media == "multipart/form-data" => {
                (ArgumentTy::Multipart, "body_multipart", None)
            }
            MediaKind::Multipart => (ArgumentTy::Multipart, "body_multipart_as", Some(media)),
            MediaKind::Text => (ArgumentTy::Str, "body_text", Some(media)),
            MediaKind::Bytes | MediaKind::Stream => {
                (ArgumentTy::Value(Ty::Bytes), "body_bytes", Some(media))
            }
        };
        let argument = Argument {
            name: name.clone(),
            ty,
        };
        let mut value = handed_on(&argument);
        // Bytes are given away: they are counted, not copied.
        value.by_reference &= argument.ty != ArgumentTy::Value(Ty::Bytes);
        (
            argument,
            RequestStep::Body {
                method,
                media,
                style,
                encoding,
                value,
            },
        )
    }

    fn body_type(&self, content: &Content) -> ArgumentTy {
        match content.ty {
            Some(using) => self.argument(using),
            None => ArgumentTy::Reference(Ty::Runtime("Value")),
        }
    }

    /// A body that may be one of several.
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
                    MediaKind::Multipart => (Ty::Runtime("Multipart"), "multipart"),
                    MediaKind::Text => (Ty::Builtin("String"), "text"),
                    MediaKind::Bytes | MediaKind::Stream => (Ty::Bytes, "bytes"),
                };
                ChoiceCase {
                    name: name.clone(),
                    ty: Some(ty),
                    status: None,
                    format,
                    media: content.sent_media().to_owned(),
                    styles: match content.kind {
                        MediaKind::Form => self.form_styles(content),
                        _ => Vec::new(),
                    },
                }
            })
            .collect();
        Choice {
            docs: DocText::sentence(&format!("What [`{owner}`] takes.")),
            name: names.ty.clone(),
            kind: ChoiceKind::Bodies,
            cases,
        }
    }

    /// A result or an error that may be one of several.
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
                    ResponseBody::Json(using) => (Some(self.inner(using)), "json"),
                    ResponseBody::Text => (Some(Ty::Builtin("String")), "text"),
                    ResponseBody::Bytes => (Some(Ty::Bytes), "bytes"),
                };
                ChoiceCase {
                    name: name.clone(),
                    ty,
                    status: Some(case.status),
                    format,
                    media: case.media.join(", "),
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

    /// A set of errors that operations share.
    pub(super) fn error_set(
        &self,
        cases: &[analyze::ResponseCase],
        names: &ChoiceNames,
    ) -> RustItem {
        let statuses: Vec<String> = cases.iter().map(|c| status_text(c.status)).collect();
        let docs = DocText::markdown(&format!("What a server answers with {}.", list(&statuses)));
        RustItem::Choice(self.response_choice(docs, cases, names, ChoiceKind::Errors))
    }
}

fn status_text(status: crate::ir::Status) -> String {
    match status {
        crate::ir::Status::Code(code) => code.to_string(),
        crate::ir::Status::Range(range) => format!("{range}XX"),
        crate::ir::Status::Default => "any other status".to_owned(),
    }
}

/// `a, b or c`
fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
