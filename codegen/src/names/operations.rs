//! Methods, their arguments, and the types that belong to one operation.

use super::groups::GroupNames;
use super::ident::Ident;
use super::operation_words::AllOperationWords;
use super::reserved::{BUILDER_METHODS, IN_ALL_FILES, IN_CALL_FILES};
use super::responses::{ChoiceNames, content_variants, response_variants};
use super::scope::Scope;
use super::words::{pascal, snake};
use crate::analyze::{CallSuccess, Facts};
use crate::ir::{Api, Operation, ParameterLocation};

/// The names of one operation.
#[derive(Clone, Debug)]
pub struct OperationNames {
    /// The method of its group.
    pub method: Ident,
    /// The builder that takes its optional arguments.
    pub builder: Ident,
    /// Its parameters, in order.
    pub parameters: Vec<Ident>,
    /// Its body, as an argument or a setter.
    pub body: Ident,
    /// The enum of its bodies, if there are several media types.
    pub body_choice: Option<ChoiceNames>,
    /// The enum of its responses, if there are several.
    pub response_choice: Option<ChoiceNames>,
}

/// Names every operation, within its group.
pub(super) fn operations(
    groups: &[GroupNames],
    words: &AllOperationWords,
    api: &Api,
    facts: &Facts,
) -> Vec<OperationNames> {
    let mut given: Vec<Option<OperationNames>> = vec![None; api.operations.len()];
    for group in groups {
        let mut types = Scope::of_file(&[IN_ALL_FILES, IN_CALL_FILES]);
        types.reserve(&group.ty);
        for &id in &group.operations {
            let (Some(operation), Some(words)) = (api.operations.get(id.0 as usize), words.get(id))
            else {
                continue;
            };
            let method = words.method.clone();
            let builder = pascal(method.bare());
            let candidates = [
                builder.clone(),
                format!("{builder}Call"),
                pascal(&words.whole),
            ];
            let builder = types.ty(&candidates);
            let names =
                operation_names(operation, method, builder, facts, id.0 as usize, &mut types);
            if let Some(slot) = given.get_mut(id.0 as usize) {
                *slot = Some(names);
            }
        }
    }
    // Every operation is in one group.
    given.into_iter().flatten().collect()
}

fn operation_names(
    operation: &Operation,
    method: Ident,
    builder: Ident,
    facts: &Facts,
    index: usize,
    types: &mut Scope,
) -> OperationNames {
    let mut arguments = Scope::with(BUILDER_METHODS);
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| {
            let name = snake(&parameter.name);
            let place = match parameter.location {
                ParameterLocation::Path => "path",
                ParameterLocation::Query => "query",
                ParameterLocation::Header => "header",
                ParameterLocation::Cookie => "cookie",
            };
            arguments.value(&[name.clone(), format!("{name}_{place}")])
        })
        .collect();
    let body = arguments.value(&["body".to_owned(), "request_body".to_owned()]);
    let call = facts.calls.operations.get(index);
    let body_choice = call.filter(|call| call.body.len() > 1).map(|call| {
        let contents = operation.body.iter().flat_map(|body| {
            call.body
                .iter()
                .filter_map(|index| body.contents.get(*index))
        });
        let name = format!("{}Body", builder.bare());
        ChoiceNames {
            ty: types.ty(&[name]),
            variants: content_variants(contents),
        }
    });
    let response_choice = call.and_then(|call| match &call.success {
        CallSuccess::Choice(cases) => Some(ChoiceNames {
            ty: types.ty(&[format!("{}Response", builder.bare())]),
            variants: response_variants(cases),
        }),
        _ => None,
    });
    OperationNames {
        method,
        builder,
        parameters,
        body,
        body_choice,
        response_choice,
    }
}
