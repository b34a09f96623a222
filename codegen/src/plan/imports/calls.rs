//! The imports of a file of calls.

use crate::plan::items::{
    Argument, CallResult, Import, RequestStep, Returns, RustItem, StepArgument,
};
use crate::plan::ty::{ArgumentTy, Ty};

/// The imports of a file of calls. Its builders, in a module below it, import what it imports.
pub(in crate::plan) fn call_imports<'a>(items: impl Iterator<Item = &'a RustItem>) -> Vec<Import> {
    let mut list = Vec::new();
    let mut add = |import: Import| {
        if !list.contains(&import) {
            list.push(import);
        }
    };
    let mut see_ty = |ty: &Ty, add: &mut dyn FnMut(Import)| {
        ty.walk(&mut |ty| match ty {
            Ty::Multipart => add(Import::Runtime(vec!["Multipart"])),
            Ty::Named(_) | Ty::Constant(_) | Ty::Runtime(_) | Ty::Maybe(_) => add(Import::Types),
            Ty::Map(_) => add(Import::Map),
            Ty::Bytes => add(Import::Runtime(vec!["Bytes"])),
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
                        add(Import::Runtime(vec!["Call"]));
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
                    add(Import::Runtime(vec!["Style"]));
                }
                for ty in choice.cases.iter().filter_map(|case| case.ty.as_ref()) {
                    see_ty(ty, &mut add);
                }
            }
            _ => {}
        }
    }
    list.sort();
    // All that comes from the runtime is one import.
    list.dedup_by(|next, before| match (before, next) {
        (Import::Runtime(all), Import::Runtime(more)) => {
            all.append(more);
            true
        }
        _ => false,
    });
    list
}

type SeeTy<'a> = &'a mut dyn FnMut(&Ty, &mut dyn FnMut(Import));

fn see_argument(argument: &Argument, see: SeeTy<'_>, add: &mut dyn FnMut(Import)) {
    match &argument.ty {
        ArgumentTy::Value(ty) | ArgumentTy::Reference(ty) | ArgumentTy::Slice(ty) => see(ty, add),
        ArgumentTy::Multipart => add(Import::Runtime(vec!["Multipart"])),
        ArgumentTy::Str | ArgumentTy::Strs => {}
    }
}

fn see_step(step: &RequestStep, add: &mut dyn FnMut(Import)) {
    let is_style = |argument: &StepArgument| {
        matches!(argument, StepArgument::Style(_) | StepArgument::Styles(_))
    };
    if step.arguments.iter().any(is_style) {
        add(Import::Runtime(vec!["Style"]));
    }
}

fn see_result(result: &CallResult, see: SeeTy<'_>, add: &mut dyn FnMut(Import)) {
    see(&result.ok, add);
    if let Some(error) = &result.error {
        see(error, add);
    }
}
