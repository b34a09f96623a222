//! The imports of a file of calls.

use crate::plan::items::{
    Argument, CallResult, Import, RequestStep, Returns, RustItem, Sibling, StepArgument,
};
use crate::plan::ty::{ArgumentTy, Ty};
use std::collections::BTreeSet;

/// The imports of a file of builders: those of calls, and the enums of bodies and responses of the module above.
pub(in crate::plan) fn builder_imports(builders: &RustItem) -> Vec<Import> {
    let mut list = call_imports(std::slice::from_ref(builders));
    for import in &mut list {
        if *import == Import::Types {
            *import = Import::OuterTypes;
        }
    }
    let mut own = BTreeSet::new();
    let mut see = |ty: &Ty| {
        if let Ty::Local(name) = ty {
            own.insert(name.clone());
        }
    };
    if let RustItem::Builders(builders) = builders {
        for builder in builders {
            builder.result.ok.walk(&mut see);
            for setter in &builder.setters {
                if let ArgumentTy::Value(ty) | ArgumentTy::Reference(ty) = &setter.argument.ty {
                    ty.walk(&mut see);
                }
            }
        }
    }
    if !own.is_empty() {
        list.push(Import::Named(own.into_iter().map(Sibling::Own).collect()));
    }
    list.sort();
    list
}

pub(in crate::plan) fn call_imports(items: &[RustItem]) -> Vec<Import> {
    let mut list = Vec::new();
    let mut add = |import: Import| {
        if !list.contains(&import) {
            list.push(import);
        }
    };
    let mut see_ty = |ty: &Ty, add: &mut dyn FnMut(Import)| {
        ty.walk(&mut |ty| match ty {
            Ty::Multipart => add(Import::Multipart),
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
                    if let Returns::Call(result) = &method.returns {
                        add(Import::Call);
                        see_result(result, &mut see_ty, &mut add);
                    }
                }
            }
            RustItem::Builders(builders) => {
                add(Import::Wire);
                for builder in builders {
                    see_result(&builder.result, &mut see_ty, &mut add);
                    for setter in &builder.setters {
                        see_argument(&setter.argument, &mut see_ty, &mut add);
                        see_step(&setter.step, &mut add);
                    }
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
    let is_style = |argument: &StepArgument| {
        matches!(argument, StepArgument::Style(_) | StepArgument::Styles(_))
    };
    if step.arguments.iter().any(is_style) {
        add(Import::Style);
    }
}

fn see_result(result: &CallResult, see: SeeTy<'_>, add: &mut dyn FnMut(Import)) {
    see(&result.ok, add);
    if let Some(error) = &result.error {
        see(error, add);
    }
}
