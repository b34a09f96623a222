//! Which files use what is deprecated. There the compiler must not warn: the warnings are for the callers.
//!
//! The types allow it as a whole, in their `mod.rs`; other files, only where they name a deprecated type, handle a deprecated
//! event, or call a deprecated operation.

use super::Planner;
use super::doc_text::DocText;
use super::items::{EventItem, InnerAttribute, Returns, RustFile, RustItem};
use super::ty::{ArgumentTy, Ty};
use crate::names::Ident;
use rustc_hash::FxHashSet;

impl Planner<'_> {
    /// Adds `#![allow(deprecated)]` to the files that need it.
    pub(super) fn allow_deprecated(files: &mut [RustFile]) {
        let mut types = FxHashSet::default();
        let (mut types_use, mut calls_have) = (false, false);
        for item in files.iter().flat_map(|file| &file.items) {
            each_type(item, &mut |name, docs, members| {
                if docs.deprecated().is_some() {
                    types.insert(name.clone());
                }
                types_use |= docs.deprecated().is_some() || members;
            });
            calls_have |= has_deprecated_call(item);
        }
        for file in files {
            let is_needed = file.items.iter().any(|item| match item {
                RustItem::TypeExports => types_use,
                RustItem::Exercise(_) => calls_have || types_use,
                RustItem::Events(events) => {
                    events.events.iter().any(is_deprecated)
                        || events.events.iter().any(|e| names(&e.payload, &types))
                }
                item => uses(item, &types),
            });
            if is_needed {
                file.inner.push(InnerAttribute::AllowDeprecated);
            }
        }
    }
}

fn is_deprecated(event: &EventItem) -> bool {
    event.docs.deprecated().is_some()
}

/// Visits the types that an item of a file of types declares: the name, the docs, and whether a member is deprecated.
fn each_type(item: &RustItem, visit: &mut impl FnMut(&Ident, &DocText, bool)) {
    match item {
        RustItem::Alias(alias) => visit(&alias.name, &alias.docs, false),
        RustItem::Struct(s) => {
            let mut fields = s.fields.iter().flatten();
            let member = fields.any(|field| field.docs.deprecated().is_some());
            visit(&s.name, &s.docs, member);
        }
        RustItem::Enums(block) => block.enums.iter().for_each(|e| {
            let member = e.variants.iter().any(|v| v.docs.deprecated().is_some());
            visit(&e.name, &e.docs, member);
        }),
        RustItem::TaggedUnions(unions) | RustItem::Unions(unions) => {
            unions.iter().for_each(|u| visit(&u.name, &u.docs, false));
        }
        RustItem::Constants(constants) => {
            constants
                .iter()
                .for_each(|c| visit(&c.name, &c.docs, false));
        }
        _ => {}
    }
}

/// Whether an operation or an optional argument is deprecated.
fn has_deprecated_call(item: &RustItem) -> bool {
    match item {
        RustItem::Group(group) => group.methods.iter().any(|m| m.docs.deprecated().is_some()),
        RustItem::Builders(builders) => {
            let mut setters = builders.iter().flat_map(|builder| &builder.setters);
            setters.any(|setter| setter.docs.deprecated().is_some())
        }
        _ => false,
    }
}

/// Whether an item of a file of calls names one of these types.
fn uses(item: &RustItem, types: &FxHashSet<Ident>) -> bool {
    let argument = |ty: &ArgumentTy| match ty {
        ArgumentTy::Value(ty) | ArgumentTy::Reference(ty) | ArgumentTy::Slice(ty) => {
            names(ty, types)
        }
        ArgumentTy::Str | ArgumentTy::Strs | ArgumentTy::Multipart => false,
    };
    match item {
        RustItem::Group(group) => group.methods.iter().any(|method| {
            let result = match &method.returns {
                Returns::Call(result) => {
                    names(&result.ok, types) || result.error.iter().any(|ty| names(ty, types))
                }
                Returns::Builder(_) => false,
            };
            result || method.arguments.iter().any(|a| argument(&a.ty))
        }),
        RustItem::Builders(builders) => builders.iter().any(|builder| {
            names(&builder.result.ok, types)
                || builder.result.error.iter().any(|ty| names(ty, types))
                || builder.setters.iter().any(|s| argument(&s.argument.ty))
        }),
        RustItem::Choice(choice) => {
            let mut held = choice.cases.iter().filter_map(|case| case.ty.as_ref());
            held.any(|ty| names(ty, types))
        }
        _ => false,
    }
}

/// Whether a type is made of one of these.
fn names(ty: &Ty, types: &FxHashSet<Ident>) -> bool {
    let mut found = false;
    ty.walk(&mut |ty| {
        if let Ty::Named(name) | Ty::Constant(name) = ty {
            found |= types.contains(name);
        }
    });
    found
}
