//! The test target that calls every operation with sample arguments.

use super::Planner;
use super::code_span::code_span;
use super::doc_text::DocText;
use super::items::{
    Argument, ExerciseCall, ExerciseGroup, ExerciseOperation, ExerciseRoot, InnerAttribute,
    RustFile, RustItem, SampleArgument, SamplePart,
};
use super::json_text::JsonText;
use super::markdown::markdown;
use super::ty::{ArgumentTy, Ty};
use crate::analyze::CallFacts;
use crate::ir::{
    Content, MediaKind, Operation, Sample, SecuritySchemeKind, Shape, StringFormat, literal_text,
};
use crate::names::{FULL, GroupNames, OperationNames};
use serde_json::Value;

impl Planner<'_> {
    /// The files of the test target; none if the model has no samples.
    pub(super) fn exercise(&self) -> Vec<RustFile> {
        if self.api.samples.is_empty() {
            return Vec::new();
        }
        let schemes = self.api.schemes.iter().zip(&self.names.schemes);
        let root = ExerciseRoot {
            library: self.names.library(),
            credentials: schemes
                .filter(|(scheme, _)| scheme.kind != SecuritySchemeKind::MutualTls)
                .map(|(scheme, names)| {
                    (
                        names.method.clone(),
                        scheme.kind == SecuritySchemeKind::Basic,
                    )
                })
                .collect(),
            modules: self
                .names
                .groups
                .iter()
                .map(|group| group.module.clone())
                .collect(),
        };
        let groups = self.names.groups.iter().map(|group| RustFile {
            path: format!("tests/exercise/{}.rs", group.module.bare()),
            comment: &[],
            docs: DocText::sentence(&format!("Sample calls of {}.", code_span(&group.tag))),
            inner: Vec::new(),
            imports: Vec::new(),
            items: vec![RustItem::ExerciseGroup(self.exercise_group(group))],
        });
        let main = RustFile {
            path: "tests/exercise/main.rs".to_owned(),
            comment: &[],
            docs: markdown(
                "Calls every operation with sample arguments on the server that `CALLWRIGHT_BASE_URL` names; \
                 see `callwright::exercise`.",
            ),
            // It calls operations of all parts of the crate.
            inner: match self.names.features {
                Some(_) => vec![InnerAttribute::Only(FULL)],
                None => Vec::new(),
            },
            imports: Vec::new(),
            items: vec![RustItem::Exercise(root)],
        };
        std::iter::once(main).chain(groups).collect()
    }

    fn exercise_group(&self, group: &GroupNames) -> ExerciseGroup {
        let operations = group.operations.iter().filter_map(|id| {
            let index = id.0 as usize;
            let operation = self.api.operations.get(index)?;
            Some(ExerciseOperation {
                verb: operation.method.as_str(),
                path: operation.path.clone(),
                method: self.names.operations.get(index)?.method.clone(),
                calls: self.exercise_calls(
                    group,
                    operation,
                    self.names.operations.get(index)?,
                    self.facts.calls.operations.get(index)?,
                    self.api.samples.get(index)?,
                ),
            })
        });
        let operations: Vec<ExerciseOperation> = operations.collect();
        let mut calls = operations.iter().flat_map(|operation| &operation.calls);
        ExerciseGroup {
            library: self.names.library(),
            decodes: calls.any(ExerciseCall::decodes),
            method: group.method.clone(),
            operations,
        }
    }

    /// A call with all arguments, one with the required arguments only if that is a different call, and one for each further
    /// media type of the body.
    fn exercise_calls(
        &self,
        group: &GroupNames,
        operation: &Operation,
        names: &OperationNames,
        call: &CallFacts,
        sample: &Sample,
    ) -> Vec<ExerciseCall> {
        let mut arguments = Vec::new();
        let mut setters = Vec::new();
        let parameters = operation.parameters.iter().zip(&names.parameters);
        for ((parameter, name), value) in parameters.zip(&sample.parameters) {
            let (argument, _) = self.parameter(parameter, name);
            let given = argument_of(&argument.ty, value);
            if parameter.required {
                arguments.push(given);
            } else {
                setters.push((name.clone(), given));
            }
        }
        let body = operation.body.as_ref().filter(|_| !call.body.is_empty());
        let needed = body.is_some_and(|body| body.required);
        let optional = !setters.is_empty() || (body.is_some() && !needed);
        // The body is the last argument or the last setter.
        let with = |with: String, body: Option<SampleArgument>, whole: bool| {
            let mut arguments = arguments.clone();
            let mut chained = if whole { setters.clone() } else { Vec::new() };
            match body {
                Some(body) if needed => arguments.push(body),
                Some(body) if whole => chained.push((names.body.clone(), body)),
                _ => {}
            }
            ExerciseCall {
                with,
                arguments,
                setters: optional.then_some(chained),
            }
        };
        let forms: Vec<(usize, usize, &Content)> = body
            .into_iter()
            .flat_map(|body| {
                let kept = call.body.iter().enumerate();
                kept.filter_map(|(form, &at)| Some((form, at, body.contents.get(at)?)))
            })
            .collect();
        let given = |(form, at, content): &(usize, usize, &Content), values: &[Value]| {
            let value = values.get(*at).unwrap_or(&Value::Null);
            self.exercise_body(group, names, *form, content, value)
        };
        let first = |values: &[Value]| forms.first().map(|form| given(form, values));
        let all = with("all".to_owned(), first(&sample.bodies), true);
        let least = with("required".to_owned(), first(&sample.minimal_bodies), false);
        let same = all.arguments == least.arguments && all.setters == least.setters;
        let mut calls = vec![all];
        calls.extend((!same).then_some(least));
        calls.extend(forms.iter().skip(1).map(|form| {
            let (_, _, content) = form;
            let body = given(form, &sample.bodies);
            with(format!("as {}", content.media), Some(body), true)
        }));
        calls
    }

    fn exercise_body(
        &self,
        group: &GroupNames,
        names: &OperationNames,
        form: usize,
        content: &Content,
        value: &Value,
    ) -> SampleArgument {
        let multipart = || SampleArgument::Multipart(self.exercise_parts(content, value));
        let Some(choice) = &names.body_choice else {
            let (Argument { ty, .. }, _) = self.body(content, &names.body);
            return match ty {
                ArgumentTy::Multipart => SampleArgument::Borrowed(Box::new(multipart())),
                ty => argument_of(&ty, value),
            };
        };
        let payload = match content.kind {
            MediaKind::Json | MediaKind::Form => SampleArgument::Decoded(JsonText::new(value)),
            MediaKind::Multipart => multipart(),
            MediaKind::Text => SampleArgument::Owned(literal_text(value)),
            MediaKind::Bytes | MediaKind::Stream => SampleArgument::Bytes(literal_text(value)),
        };
        match choice.variants.get(form) {
            Some(variant) => SampleArgument::Choice {
                module: group.module.clone(),
                ty: choice.ty.clone(),
                variant: variant.clone(),
                payload: Box::new(payload),
            },
            None => payload,
        }
    }

    /// The properties of an object as parts: files, texts, and JSON for objects and arrays.
    fn exercise_parts(&self, content: &Content, value: &Value) -> Vec<SamplePart> {
        let Value::Object(object) = value else {
            return vec![SamplePart::File(
                "file".to_owned(),
                BYTES.to_owned(),
                literal_text(value),
            )];
        };
        let properties = match content.ty.map(|using| self.shape(using)) {
            Some(Shape::Object(object)) => object.properties.as_slice(),
            _ => &[],
        };
        let mut parts = Vec::new();
        for (name, value) in object {
            let ty = properties.iter().find(|p| p.name == *name).map(|p| p.ty);
            let mut shape = ty.map(|ty| self.shape(ty));
            let items = match value {
                Value::Array(items) => {
                    if let Some(Shape::Array(item)) = shape {
                        shape = Some(self.shape(*item));
                    }
                    items.as_slice()
                }
                one => std::slice::from_ref(one),
            };
            let media = content.part_media.iter().find(|(of, _)| of == name);
            let media = media.map(|(_, media)| media.clone());
            for item in items {
                let name = name.clone();
                let composite = item.is_object() || item.is_array();
                parts.push(match (shape, &media) {
                    (Some(Shape::Text(StringFormat::Binary)), _) => {
                        let media = media.clone().unwrap_or_else(|| BYTES.to_owned());
                        SamplePart::File(name, media, literal_text(item))
                    }
                    (_, Some(media)) if !composite || media != "application/json" => {
                        SamplePart::Typed(name, media.clone(), literal_text(item))
                    }
                    _ if composite => SamplePart::Json(name, JsonText::new(item)),
                    _ => SamplePart::Text(name, literal_text(item)),
                });
            }
        }
        parts
    }
}

/// The media type of a file, if the document gives none.
const BYTES: &str = "application/octet-stream";

/// A sample as an argument of a type. A sample that doesn't fit the type fails when the test target decodes it.
fn argument_of(ty: &ArgumentTy, value: &Value) -> SampleArgument {
    match ty {
        ArgumentTy::Value(Ty::Builtin(name)) => match literal(name, value) {
            Some(literal) => SampleArgument::Literal(literal),
            None => SampleArgument::Decoded(JsonText::new(value)),
        },
        ArgumentTy::Value(Ty::Bytes) => SampleArgument::Bytes(literal_text(value)),
        ArgumentTy::Value(_) => SampleArgument::Decoded(JsonText::new(value)),
        ArgumentTy::Reference(_) => SampleArgument::Reference(JsonText::new(value)),
        ArgumentTy::Str => SampleArgument::Text(literal_text(value)),
        ArgumentTy::Strs => match value {
            Value::Array(items) => SampleArgument::Texts(items.iter().map(literal_text).collect()),
            other => SampleArgument::Texts(vec![literal_text(other)]),
        },
        ArgumentTy::Slice(_) => SampleArgument::List(JsonText::new(value)),
        ArgumentTy::Multipart => SampleArgument::Multipart(Vec::new()),
    }
}

/// A value as a literal of a type of the language, if it fits.
fn literal(ty: &str, value: &Value) -> Option<Value> {
    let integer = value.as_i64();
    match ty {
        "bool" if value.is_boolean() => Some(value.clone()),
        "i32" => i32::try_from(integer?).ok().map(Value::from),
        "i64" => integer.map(Value::from),
        "u32" => u32::try_from(integer?).ok().map(Value::from),
        "u64" => value.as_u64().map(Value::from),
        "f64" => value.as_f64().map(Value::from),
        _ => None,
    }
}
