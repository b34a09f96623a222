//! Parameters as arguments, and as steps of a request.

use super::Planner;
use super::items::{Argument, Step, StepValue, WireStyle};
use super::ty::ArgumentTy;
use crate::ir::{In, Parameter, ParameterForm, Style, StyleForm};
use crate::names::Ident;

impl Planner<'_> {
    /// A parameter as an argument, and what is done with it.
    pub(super) fn parameter(&self, parameter: &Parameter, name: &Ident) -> (Argument, Step) {
        let argument = Argument {
            name: name.clone(),
            ty: self.argument(parameter.ty),
        };
        let step = Step::Parameter {
            place: match parameter.location {
                In::Path => "path",
                In::Query => "query",
                In::Header => "header",
                In::Cookie => "cookie",
            },
            name: parameter.name.clone(),
            style: wire_style(parameter.form, Some(parameter.location)),
            value: handed_on(&argument),
        };
        (argument, step)
    }
}

/// An argument as a method of the runtime takes it: by reference.
pub(super) fn handed_on(argument: &Argument) -> StepValue {
    StepValue {
        name: argument.name.clone(),
        by_reference: matches!(argument.ty, ArgumentTy::Value(_)),
    }
}

/// A style where it isn't the usual one of its place; a form's properties have no usual one.
pub(super) fn wire_style(form: ParameterForm, place: Option<In>) -> Option<WireStyle> {
    let Style {
        form,
        explode,
        reserved,
    } = match form {
        ParameterForm::Json => {
            return Some(WireStyle {
                constant: "JSON",
                explode: None,
                reserved: false,
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
        Some(In::Path | In::Header) => form == StyleForm::Simple,
        Some(In::Query | In::Cookie) => form == StyleForm::Form,
        None => false,
    };
    let deep = form == StyleForm::DeepObject;
    if usual && explode == usual_explode && !reserved {
        return None;
    }
    // `deepObject` has one form only, whatever `explode` says.
    let explode = (explode != usual_explode && !deep).then_some(explode);
    Some(WireStyle {
        constant,
        explode,
        reserved,
    })
}
