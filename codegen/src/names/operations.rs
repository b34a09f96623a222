//! Names of methods, their arguments, and the types that belong to one operation.

use super::groups::CLIENT;
use super::ident::Ident;
use super::responses::{ChoiceNames, cases_names, content_names};
use super::scope::Scope;
use super::words::{pascal, snake};
use super::{Names, operation_words};
use crate::analyze::{CallSuccess, Facts};
use crate::ir::{Api, Operation, ParameterLocation, SecuritySchemeKind};

/// The names of one operation.
#[derive(Clone, Debug)]
pub struct OperationNames {
    /// The method of its group.
    pub method: Ident,
    /// The type that its optional parts are chained to.
    pub builder: Ident,
    /// Its parameters, in order.
    pub parameters: Vec<Ident>,
    /// Its body, as an argument or a setter.
    pub body: Ident,
    /// The type of its body, where that is a choice of media types.
    pub body_choice: Option<ChoiceNames>,
    /// The type of its result, where that is a choice.
    pub result_choice: Option<ChoiceNames>,
}

/// The name of a method that sets a credential.
#[derive(Clone, Debug)]
pub struct SecuritySchemeNames {
    /// The method.
    pub method: Ident,
}

/// What the files of calls import, and Rust's prelude.
pub(super) const RESERVED: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Bytes",
    "Call",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Draft",
    "Drop",
    "Eq",
    "Err",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Into",
    "Iterator",
    "Multipart",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Style",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Value",
    "Vec",
];

/// What a builder has besides its setters.
const BUILDER: &[&str] = &["call", "clone", "fmt", "into_future", "raw", "request"];

pub(super) fn name_operations(names: &mut Names, api: &Api, facts: &Facts) {
    let mut given: Vec<Option<OperationNames>> = vec![None; api.operations.len()];
    for group in &names.groups {
        // `new` is what clippy takes for a constructor. `into` and `try_into` of the prelude's traits take
        // the group by value, and so come before methods that take it by reference.
        let mut methods = Scope::with(&["clone", "fmt", "into", "new", "try_into"]);
        let mut types = Scope::with(RESERVED);
        types.reserve(&group.ty);
        for &id in &group.operations {
            let Some(operation) = api.operations.get(id.0 as usize) else {
                continue;
            };
            let full = snake(&operation_words(operation));
            let short = without_tag(&full, &snake(&group.tag));
            // Of two that the document calls the same, the verb tells which.
            let verb = operation.method.as_str().to_lowercase();
            let third = match full.starts_with(&format!("{verb}_")) {
                true => full.clone(),
                false => format!("{verb}_{full}"),
            };
            let method = methods.value(&[short, full.clone(), third]);
            let builder = pascal(method.bare());
            let builder = types.ty(&[builder.clone(), format!("{builder}Call"), pascal(&full)]);
            let names =
                operation_names(operation, method, builder, facts, id.0 as usize, &mut types);
            if let Some(slot) = given.get_mut(id.0 as usize) {
                *slot = Some(names);
            }
        }
    }
    // Every operation is in one group.
    names.operations = given.into_iter().flatten().collect();
}

fn operation_names(
    operation: &Operation,
    method: Ident,
    builder: Ident,
    facts: &Facts,
    index: usize,
    types: &mut Scope,
) -> OperationNames {
    let mut arguments = Scope::with(BUILDER);
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
            variants: content_names(contents),
        }
    });
    let result_choice = call.and_then(|call| match &call.success {
        CallSuccess::Choice(cases) => Some(ChoiceNames {
            ty: types.ty(&[format!("{}Response", builder.bare())]),
            variants: cases_names(cases),
        }),
        _ => None,
    });
    OperationNames {
        method,
        builder,
        parameters,
        body,
        body_choice,
        result_choice,
    }
}

/// `issues_list` of the tag `issues` is `list`.
fn without_tag(name: &str, tag: &str) -> String {
    name.strip_prefix(tag)
        .and_then(|rest| rest.strip_prefix('_'))
        .filter(|rest| rest.starts_with(|c: char| c.is_alphabetic()))
        .unwrap_or(name)
        .to_owned()
}

/// Names of the client's own methods.
pub(super) fn name_client(names: &mut Names, api: &Api) {
    let mut methods = Scope::with(CLIENT);
    for group in &names.groups {
        methods.reserve(&group.method);
    }
    names.schemes = api
        .schemes
        .iter()
        .map(|scheme| {
            let usual = match &scheme.kind {
                SecuritySchemeKind::Basic => "basic_auth",
                SecuritySchemeKind::Bearer => "bearer_auth",
                SecuritySchemeKind::ApiKeyHeader(_)
                | SecuritySchemeKind::ApiKeyQuery(_)
                | SecuritySchemeKind::ApiKeyCookie(_) => "api_key",
                SecuritySchemeKind::Http(_) => "authorization",
                SecuritySchemeKind::MutualTls => "mutual_tls",
            };
            let own = snake(&scheme.name);
            let method = methods.value(&[usual.to_owned(), own.clone(), format!("{own}_auth")]);
            SecuritySchemeNames { method }
        })
        .collect();
}
