//! The files of calls, one a tag.

use super::Planner;
use super::arguments::handed_on;
use super::doc_text::DocText;
use super::docs;
use super::items::{
    Argument, Builder, CallGroup, CallMethod, ChoiceKind, Finish, Import, RequestStep, Returns,
    RustFile, RustItem, Setter,
};
use super::ty::{ArgumentTy, Ty};
use crate::analyze::{CallError, CallFacts, CallSuccess, ResponseBody};
use crate::ir::{self, Operation};
use crate::names::{GroupNames, OperationNames};

impl Planner<'_> {
    pub(super) fn groups(&self) -> Vec<RustFile> {
        self.names
            .groups
            .iter()
            .map(|group| self.group(group))
            .collect()
    }

    fn group(&self, group: &GroupNames) -> RustFile {
        let mut methods = Vec::with_capacity(group.operations.len());
        let mut others = Vec::new();
        for id in &group.operations {
            let index = id.0 as usize;
            let (Some(operation), Some(names), Some(call)) = (
                self.api.operations.get(index),
                self.names.operations.get(index),
                self.facts.calls.operations.get(index),
            ) else {
                continue;
            };
            let (method, items) = self.operation(group, operation, names, call);
            methods.push(method);
            others.extend(items);
        }
        let mut items = vec![RustItem::Group(CallGroup {
            docs: self.group_docs(&group.tag),
            name: group.ty.clone(),
            methods,
        })];
        items.extend(others);
        RustFile {
            path: format!("src/{}.rs", group.module.bare()),
            docs: docs::calls_of(&group.tag),
            inner: Vec::new(),
            imports: imports(&items),
            items,
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
    ) -> (CallMethod, Vec<RustItem>) {
        let owner = format!("{}::{}", group.ty, names.method.bare());
        let mut items = Vec::new();
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
            && let Some((argument, step)) =
                self.operation_body(body, names, call, &owner, &mut items)
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
        let finish = self.finish(names, call, &owner, &mut items);
        let returns = if setters.is_empty() {
            Returns::Call(finish)
        } else {
            items.push(RustItem::Builder(Builder {
                docs: DocText::sentence(&format!("[`{owner}`] with its optional parts.")),
                name: names.builder.clone(),
                setters,
                finish,
            }));
            Returns::Builder(names.builder.clone())
        };
        let method = CallMethod {
            docs: docs::operation_docs(&operation.docs, operation.method.as_str(), &operation.path),
            name: names.method.clone(),
            arguments,
            verb: verb(operation.method),
            path: operation.path.clone(),
            steps,
            returns,
        };
        (method, items)
    }

    fn operation_body(
        &self,
        body: &ir::RequestBody,
        names: &OperationNames,
        call: &CallFacts,
        owner: &str,
        items: &mut Vec<RustItem>,
    ) -> Option<(Argument, RequestStep)> {
        match (&names.body_choice, call.body.as_slice()) {
            (Some(choice), kept) => {
                items.push(RustItem::Choice(
                    self.body_choice(body, kept, choice, owner),
                ));
                let ty = ArgumentTy::Reference(Ty::Local(choice.ty.clone()));
                let argument = Argument {
                    name: names.body.clone(),
                    ty,
                };
                let value = handed_on(&argument);
                let step = RequestStep::Body {
                    method: "body",
                    media: None,
                    style: None,
                    encoding: Vec::new(),
                    value,
                };
                Some((argument, step))
            }
            (None, [index, ..]) => Some(self.body(body.contents.get(*index)?, &names.body)),
            (None, []) => None,
        }
    }

    /// What every call of an operation has, whatever its arguments.
    fn settings(&self, operation: &Operation, call: &CallFacts) -> Vec<RequestStep> {
        let mut steps = Vec::new();
        if !call.accept.is_empty() {
            steps.push(RequestStep::Accept(call.accept.join(", ")));
        }
        if let Some(security) = &operation.security
            && *security != self.api.security
        {
            steps.push(RequestStep::Security(security.clone()));
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
                steps.push(RequestStep::Server(url));
            }
        }
        steps
    }

    fn finish(
        &self,
        names: &OperationNames,
        call: &CallFacts,
        owner: &str,
        items: &mut Vec<RustItem>,
    ) -> Finish {
        let (method, ok) = match &call.success {
            CallSuccess::Empty => ("empty", Ty::Unit),
            CallSuccess::One(case) => match case.payload {
                ResponseBody::Empty => ("empty", Ty::Unit),
                ResponseBody::Json(using) => ("json", self.inner(using)),
                ResponseBody::Text => ("text", Ty::Builtin("String")),
                ResponseBody::Bytes => ("bytes", Ty::Bytes),
            },
            CallSuccess::Choice(cases) => match &names.response_choice {
                Some(choice) => {
                    let docs = DocText::sentence(&format!("What [`{owner}`] gives."));
                    let kind = ChoiceKind::Responses;
                    items.push(RustItem::Choice(
                        self.response_choice(docs, cases, choice, kind),
                    ));
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
        Finish { method, ok, error }
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

/// What a file of calls needs from outside.
fn imports(items: &[RustItem]) -> Vec<Import> {
    let mut list = Vec::new();
    let mut add = |import: Import| {
        if !list.contains(&import) {
            list.push(import);
        }
    };
    let mut see_ty = |ty: &Ty, add: &mut dyn FnMut(Import)| {
        ty.walk(&mut |ty| match ty {
            Ty::Runtime("Multipart") => add(Import::Multipart),
            Ty::Named(_) | Ty::Constant(_) | Ty::Runtime(_) | Ty::Maybe(_) => add(Import::Types),
            Ty::Map(_) => add(Import::Map),
            Ty::Bytes => add(Import::Bytes),
            _ => {}
        });
    };
    for item in items {
        match item {
            RustItem::Group(group) => {
                for method in &group.methods {
                    method
                        .arguments
                        .iter()
                        .for_each(|a| see_argument(a, &mut see_ty, &mut add));
                    method
                        .steps
                        .iter()
                        .for_each(|step| see_step(step, &mut add));
                    if let Returns::Call(finish) = &method.returns {
                        add(Import::Call);
                        see_finish(finish, &mut see_ty, &mut add);
                    }
                }
            }
            RustItem::Builder(builder) => {
                add(Import::Wire);
                see_finish(&builder.finish, &mut see_ty, &mut add);
                for setter in &builder.setters {
                    see_argument(&setter.argument, &mut see_ty, &mut add);
                    see_step(&setter.step, &mut add);
                }
            }
            RustItem::Choice(choice) => {
                add(Import::Wire);
                if choice.cases.iter().any(|case| !case.styles.is_empty()) {
                    add(Import::Style);
                }
                for ty in choice.cases.iter().filter_map(|case| case.ty.as_ref()) {
                    see_ty(ty, &mut add);
                }
            }
            _ => {}
        }
    }
    list.sort();
    list
}

type SeeTy<'a> = &'a mut dyn FnMut(&Ty, &mut dyn FnMut(Import));

fn see_argument(argument: &Argument, see: SeeTy<'_>, add: &mut dyn FnMut(Import)) {
    match &argument.ty {
        ArgumentTy::Value(ty) | ArgumentTy::Reference(ty) | ArgumentTy::Slice(ty) => see(ty, add),
        ArgumentTy::Multipart => add(Import::Multipart),
        ArgumentTy::Str | ArgumentTy::Strs => {}
    }
}

fn see_step(step: &RequestStep, add: &mut dyn FnMut(Import)) {
    let styled = match step {
        RequestStep::Parameter { style, .. } => style.is_some(),
        RequestStep::Body {
            style, encoding, ..
        } => style.is_some() || !encoding.is_empty(),
        _ => false,
    };
    if styled {
        add(Import::Style);
    }
}

fn see_finish(finish: &Finish, see: SeeTy<'_>, add: &mut dyn FnMut(Import)) {
    see(&finish.ok, add);
    if let Some(error) = &finish.error {
        see(error, add);
    }
}
