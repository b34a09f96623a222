//! Bodies as arguments.

use super::Planner;
use super::arguments::passed;
use super::items::{Argument, RequestStep, StepArgument};
use super::ty::{ArgumentTy, Ty};
use crate::ir::{Content, MediaKind};
use crate::names::Ident;

impl Planner<'_> {
    /// A body as an argument, and the step that puts it into the request.
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
        let value = match &argument.ty {
            // `Bytes` is reference-counted, so it is passed by value.
            ArgumentTy::Value(Ty::Bytes) => StepArgument::Value(argument.name.clone()),
            _ => passed(&argument),
        };
        let mut arguments: Vec<StepArgument> = media.into_iter().map(StepArgument::Text).collect();
        arguments.extend(style.map(StepArgument::Style));
        arguments.push(value);
        if !encoding.is_empty() {
            arguments.push(StepArgument::Styles(encoding));
        }
        (argument, RequestStep { method, arguments })
    }

    fn body_type(&self, content: &Content) -> ArgumentTy {
        match content.ty {
            Some(using) => self.argument(using),
            None => ArgumentTy::Reference(Ty::Runtime("Value")),
        }
    }
}
