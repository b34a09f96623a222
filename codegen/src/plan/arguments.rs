//! Parameters: the arguments of methods, and the steps that put them into a request.

use super::Planner;
use super::items::{Argument, RequestStep, StepArgument, WireStyle};
use super::ty::ArgumentTy;
use crate::ir::{
    Content, Parameter, ParameterForm, ParameterLocation, ParameterStyle, Property, Shape,
    StyleForm, TypeUse,
};
use crate::names::Ident;

impl Planner<'_> {
    /// A parameter as an argument, and the step that puts it into the request.
    pub(super) fn parameter(&self, parameter: &Parameter, name: &Ident) -> (Argument, RequestStep) {
        let argument = Argument {
            name: name.clone(),
            ty: self.argument(parameter.ty),
        };
        let location = parameter.location;
        let style = self.wire_style(parameter.form, Some(location), Some(parameter.ty));
        let (plain, styled) = match location {
            ParameterLocation::Path => ("path", "path_as"),
            ParameterLocation::Query => ("query", "query_as"),
            ParameterLocation::Header => ("header", "header_as"),
            ParameterLocation::Cookie => ("cookie", "cookie_as"),
        };
        let mut arguments = vec![StepArgument::Text(parameter.name.clone())];
        arguments.extend(style.map(StepArgument::Style));
        arguments.push(passed(&argument));
        let step = RequestStep {
            method: if style.is_some() { styled } else { plain },
            arguments,
        };
        (argument, step)
    }

    /// The styles of a form's properties, for those that the document gives a style.
    pub(super) fn form_styles(&self, content: &Content) -> Vec<(String, WireStyle)> {
        let properties = match content.ty.map(|using| self.shape(using)) {
            Some(Shape::Object(object)) => object.properties.as_slice(),
            _ => &[],
        };
        content
            .encoding
            .iter()
            .filter_map(|(name, form)| {
                let ty = properties.iter().find(|p| p.name == *name).map(|p| p.ty);
                Some((name.clone(), self.wire_style(*form, None, ty)?))
            })
            .collect()
    }

    /// The style of all properties of a form, if there is one. Properties without a style are included if they are scalars, which
    /// look the same in all styles.
    pub(super) fn form_style(
        &self,
        content: &Content,
        styles: &[(String, WireStyle)],
    ) -> Option<WireStyle> {
        let Shape::Object(object) = self.shape(content.ty?) else {
            return None;
        };
        let (_, first) = styles.first()?;
        let one = first.constant == "DEEP_OBJECT"
            && !first.reserved
            && object.rest.is_none()
            && !self.config.extra
            && styles.iter().all(|(_, style)| style == first);
        let plain = |property: &Property| {
            matches!(
                self.shape(property.ty),
                Shape::Boolean
                    | Shape::Integer(_)
                    | Shape::Number
                    | Shape::Text(_)
                    | Shape::Enum(_)
            )
        };
        let named = |property: &Property| styles.iter().any(|(name, _)| *name == property.name);
        let all = || {
            object
                .properties
                .iter()
                .all(|property| named(property) || plain(property))
        };
        (one && all()).then_some(*first)
    }

    fn wire_style(
        &self,
        form: ParameterForm,
        place: Option<ParameterLocation>,
        ty: Option<TypeUse>,
    ) -> Option<WireStyle> {
        let style = plain_style(form, place)?;
        // In a list of objects, members belong to the object with their number.
        let deep = style.constant == "DEEP_OBJECT";
        let indexed = deep && ty.is_some_and(|using| self.lists_objects(using, 0));
        Some(WireStyle { indexed, ..style })
    }

    fn lists_objects(&self, using: TypeUse, depth: usize) -> bool {
        let below = |using: &TypeUse| depth < 4 && self.lists_objects(*using, depth + 1);
        match self.shape(using) {
            Shape::Array(item) => {
                let composed = |shape: &Shape| {
                    matches!(
                        shape,
                        Shape::Object(_) | Shape::Map(_) | Shape::Union(_) | Shape::Any
                    )
                };
                composed(self.shape(*item)) || below(item)
            }
            Shape::Object(object) => object.properties.iter().any(|p| below(&p.ty)),
            Shape::Union(union) => union.variants.iter().any(|v| below(&v.ty)),
            Shape::Map(value) => below(value),
            _ => false,
        }
    }
}

/// An argument as the runtime's methods take it: by reference.
pub(super) fn passed(argument: &Argument) -> StepArgument {
    match argument.ty {
        ArgumentTy::Value(_) => StepArgument::Reference(argument.name.clone()),
        _ => StepArgument::Value(argument.name.clone()),
    }
}

/// A style, unless it is the default of its location. The properties of a form have no default.
fn plain_style(form: ParameterForm, place: Option<ParameterLocation>) -> Option<WireStyle> {
    let ParameterStyle {
        form,
        explode,
        reserved,
    } = match form {
        ParameterForm::Json => {
            return Some(WireStyle {
                constant: "JSON",
                explode: None,
                reserved: false,
                indexed: false,
            });
        }
        ParameterForm::Style(style) => style,
    };
    let constant = match form {
        StyleForm::Simple => "SIMPLE",
        StyleForm::Label => "LABEL",
        StyleForm::Matrix => "MATRIX",
        StyleForm::Form => "FORM",
        StyleForm::Space => "SPACE_DELIMITED",
        StyleForm::Pipe => "PIPE_DELIMITED",
        StyleForm::DeepObject => "DEEP_OBJECT",
    };
    let usual_explode = form == StyleForm::Form;
    let usual = match place {
        Some(ParameterLocation::Path | ParameterLocation::Header) => form == StyleForm::Simple,
        Some(ParameterLocation::Query | ParameterLocation::Cookie) => form == StyleForm::Form,
        None => false,
    };
    let deep = form == StyleForm::DeepObject;
    if usual && explode == usual_explode && !reserved {
        return None;
    }
    // `deepObject` has one form, whatever `explode` is.
    let explode = (explode != usual_explode && !deep).then_some(explode);
    Some(WireStyle {
        constant,
        explode,
        reserved,
        indexed: false,
    })
}
