//! The files of calls, one for each tag.

use super::Planner;
use super::arguments::passed;
use super::doc_text::DocText;
use super::docs;
use super::imports::call_imports;
use super::items::{
    Argument, Builder, CallGroup, CallMethod, CallResult, Choice, ChoiceKind, Import, Module,
    RequestStep, Returns, RustFile, RustItem, Setter, StepArgument,
};
use super::ty::{ArgumentTy, Ty};
use crate::analyze::{CallError, CallFacts, CallSuccess, ResponseBody};
use crate::ir::{self, Operation};
use crate::names::{GroupNames, OperationNames};

/// The items of a file that belong to single operations.
#[derive(Default)]
struct OperationItems {
    choices: Vec<Choice>,
    builders: Vec<Builder>,
}

impl Planner<'_> {
    pub(super) fn groups(&self) -> Vec<RustFile> {
        self.names
            .groups
            .iter()
            .flat_map(|group| self.group(group))
            .collect()
    }

    /// The file of a group, and the file of its builders, if it has any.
    fn group(&self, group: &GroupNames) -> Vec<RustFile> {
        let mut methods = Vec::with_capacity(group.operations.len());
        let mut others = OperationItems::default();
        for id in &group.operations {
            let index = id.0 as usize;
            let (Some(operation), Some(names), Some(call)) = (
                self.api.operations.get(index),
                self.names.operations.get(index),
                self.facts.calls.operations.get(index),
            ) else {
                continue;
            };
            methods.push(self.operation(group, operation, names, call, &mut others));
        }
        let mut items = vec![RustItem::Group(CallGroup {
            docs: self.group_docs(&group.tag),
            name: group.ty.clone(),
            methods,
        })];
        items.extend(others.choices.into_iter().map(RustItem::Choice));
        let builders = (!others.builders.is_empty()).then(|| self.builders(group, others.builders));
        let inside = builders.iter().flat_map(|file| &file.items);
        let imports = call_imports(items.iter().chain(inside));
        if builders.is_some() {
            items.push(RustItem::Module(Module {
                docs: DocText::sentence("Calls with optional arguments."),
                name: self.names.builder_module(),
                public: true,
                features: Vec::new(),
                export: None,
            }));
        }
        let calls = RustFile {
            path: format!("src/{}.rs", group.module.bare()),
            comment: &[],
            docs: docs::calls_of(&group.tag),
            inner: Vec::new(),
            imports,
            items,
        };
        std::iter::once(calls).chain(builders).collect()
    }

    /// The builders of a group. They are in a module below its calls, so that the page of the calls isn't full of them.
    fn builders(&self, group: &GroupNames, builders: Vec<Builder>) -> RustFile {
        let module = group.module.bare();
        RustFile {
            path: format!("src/{module}/{}.rs", self.names.builder_module().bare()),
            comment: &[],
            docs: DocText::default(),
            inner: Vec::new(),
            imports: vec![Import::Siblings],
            items: vec![RustItem::Builders(builders)],
        }
    }

    fn group_docs(&self, tag: &str) -> DocText {
        let described = self.api.tags.iter().find(|info| info.name == tag);
        let described = docs::text(described.and_then(|info| info.description.as_deref()));
        match described.is_empty() {
            true => docs::calls_of(tag),
            false => described,
        }
    }

    fn operation(
        &self,
        group: &GroupNames,
        operation: &Operation,
        names: &OperationNames,
        call: &CallFacts,
        items: &mut OperationItems,
    ) -> CallMethod {
        let owner = format!("{}::{}", group.ty, names.method.bare());
        let mut arguments = Vec::new();
        let mut steps = Vec::new();
        let mut setters = Vec::new();
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            let (argument, step) = self.parameter(parameter, name);
            if parameter.required {
                arguments.push(argument);
                steps.push(step);
            } else {
                let docs = docs::member_docs(&parameter.docs, parameter.default.as_ref());
                setters.push(Setter {
                    docs,
                    argument,
                    step,
                });
            }
        }
        if let Some(body) = &operation.body
            && let Some((argument, step)) = self.operation_body(body, names, call, &owner, items)
        {
            if body.required {
                arguments.push(argument);
                steps.push(step);
            } else {
                let docs = docs::text(body.description.as_deref());
                setters.push(Setter {
                    docs,
                    argument,
                    step,
                });
            }
        }
        steps.extend(self.settings(operation, call));
        let result = self.call_result(names, call, &owner, items);
        let returns = if setters.is_empty() {
            Returns::Call(result)
        } else {
            items.builders.push(Builder {
                docs: docs::optional_arguments(&owner),
                name: names.builder.clone(),
                setters,
                result,
            });
            Returns::Builder(names.builder.clone())
        };
        CallMethod {
            docs: docs::operation_docs(&operation.docs, operation.method.as_str(), &operation.path),
            name: names.method.clone(),
            arguments,
            verb: verb(operation.method),
            path: operation.path.clone(),
            steps,
            returns,
        }
    }

    fn operation_body(
        &self,
        body: &ir::RequestBody,
        names: &OperationNames,
        call: &CallFacts,
        owner: &str,
        items: &mut OperationItems,
    ) -> Option<(Argument, RequestStep)> {
        match (&names.body_choice, call.body.as_slice()) {
            (Some(choice), kept) => {
                let bodies = self.body_choice(body, kept, choice, owner);
                items.choices.push(bodies);
                let ty = ArgumentTy::Reference(Ty::Local(choice.ty.clone()));
                let argument = Argument {
                    name: names.body.clone(),
                    ty,
                };
                let step = step("body", passed(&argument));
                Some((argument, step))
            }
            (None, [index, ..]) => Some(self.body(body.contents.get(*index)?, &names.body)),
            (None, []) => None,
        }
    }

    /// The steps that don't depend on arguments.
    fn settings(&self, operation: &Operation, call: &CallFacts) -> Vec<RequestStep> {
        let mut steps = Vec::new();
        if !call.accept.is_empty() {
            let accept = StepArgument::Text(call.accept.join(", "));
            steps.push(step("accept", accept));
        }
        if let Some(security) = &operation.security
            && *security != self.api.security
        {
            let security = StepArgument::Requirements(security.clone());
            steps.push(step("security", security));
        }
        if let Some(server) = &operation.server {
            let url = server.default_url();
            if self
                .api
                .servers
                .first()
                .map(ir::Server::default_url)
                .as_deref()
                != Some(&url)
            {
                steps.push(step("server", StepArgument::Text(url)));
            }
        }
        steps
    }

    fn call_result(
        &self,
        names: &OperationNames,
        call: &CallFacts,
        owner: &str,
        items: &mut OperationItems,
    ) -> CallResult {
        let (method, ok) = match &call.success {
            CallSuccess::Empty => ("empty", Ty::Unit),
            CallSuccess::One(case) => match case.payload {
                ResponseBody::Empty => ("empty", Ty::Unit),
                ResponseBody::Json(json) => ("json", self.inner(json.shown)),
                ResponseBody::Text => ("text", Ty::Builtin("String")),
                ResponseBody::Bytes => ("bytes", Ty::Bytes),
            },
            CallSuccess::Choice(cases) => match &names.response_choice {
                Some(choice) => {
                    let docs = docs::sentences(&format!("A response of [`{owner}`]."));
                    let kind = ChoiceKind::Responses;
                    let responses = self.response_choice(docs, cases, choice, kind);
                    items.choices.push(responses);
                    ("choose", Ty::Local(choice.ty.clone()))
                }
                None => ("bytes", Ty::Bytes),
            },
        };
        let error = match call.failure {
            CallError::Undescribed => None,
            CallError::One(using) => Some(self.inner(using)),
            CallError::Set(id) => self
                .names
                .error_sets
                .get(id.0)
                .map(|names| Ty::Named(names.ty.clone())),
        };
        CallResult { method, ok, error }
    }
}

fn step(method: &'static str, argument: StepArgument) -> RequestStep {
    RequestStep {
        method,
        arguments: vec![argument],
    }
}

fn verb(method: ir::Method) -> &'static str {
    match method {
        ir::Method::Get => "get",
        ir::Method::Put => "put",
        ir::Method::Post => "post",
        ir::Method::Delete => "delete",
        ir::Method::Options => "options",
        ir::Method::Head => "head",
        ir::Method::Patch => "patch",
        ir::Method::Trace => "trace",
    }
}
