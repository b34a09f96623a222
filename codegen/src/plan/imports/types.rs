//! The imports of a file of types.

use crate::names::Ident;
use crate::plan::items::{Import, RustItem, Sibling};
use crate::plan::ty::Ty;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// The imports of a file of types. Types of other modules are imported by name in crates with so many modules that a glob in
/// each would slow down the compiler.
pub(in crate::plan) fn type_imports(items: &[RustItem], by_name: bool) -> Vec<Import> {
    let own: FxHashSet<&str> = items.iter().flat_map(declared).map(Ident::as_str).collect();
    let (mut map, mut wire, mut bytes) = (false, false, false);
    let mut siblings = BTreeMap::new();
    let mut see = |ty: &Ty| {
        let mut add = |sibling: Sibling| {
            if !own.contains(sibling.name()) {
                siblings.insert(sibling.name().to_owned(), sibling);
            }
        };
        match ty {
            Ty::Map(_) => map = true,
            Ty::Runtime(name) => add(Sibling::Runtime(name)),
            Ty::Maybe(_) => add(Sibling::Runtime("Maybe")),
            Ty::Constant(name) => {
                add(Sibling::Runtime("Constant"));
                add(Sibling::Own(name.clone()));
            }
            Ty::Named(name) => add(Sibling::Own(name.clone())),
            Ty::Bytes => bytes = true,
            _ => {}
        }
    };
    for item in items {
        match item {
            RustItem::Alias(alias) => alias.ty.walk(&mut see),
            RustItem::Struct(s) => {
                wire = true;
                let fields = s.fields.iter().flatten().chain(&s.rest);
                fields.for_each(|field| field.ty.walk(&mut see));
            }
            RustItem::Enums(_) | RustItem::Constants(_) => wire = true,
            RustItem::TaggedUnions(unions) | RustItem::Unions(unions) => {
                wire = true;
                let variants = unions.iter().flat_map(|union| &union.variants);
                variants.for_each(|variant| variant.ty.walk(&mut see));
            }
            RustItem::Choice(choice) => {
                wire = true;
                choice
                    .cases
                    .iter()
                    .filter_map(|c| c.ty.as_ref())
                    .for_each(|t| t.walk(&mut see));
            }
            _ => {}
        }
    }
    let import = match by_name {
        true => Import::Named(siblings.values().cloned().collect()),
        false => Import::Siblings,
    };
    [
        (!siblings.is_empty(), import),
        (bytes, Import::Runtime(vec!["Bytes"])),
        (wire, Import::Wire),
        (map, Import::Map),
    ]
    .into_iter()
    .filter_map(|(needed, import)| needed.then_some(import))
    .collect()
}

/// The types that an item declares.
fn declared(item: &RustItem) -> Vec<&Ident> {
    match item {
        RustItem::Choice(choice) => vec![&choice.name],
        RustItem::Alias(alias) => vec![&alias.name],
        RustItem::Struct(s) => vec![&s.name],
        RustItem::TaggedUnions(unions) | RustItem::Unions(unions) => {
            unions.iter().map(|union| &union.name).collect()
        }
        RustItem::Constants(constants) => constants.iter().map(|constant| &constant.name).collect(),
        RustItem::Enums(block) => block.enums.iter().map(|e| &e.name).collect(),
        _ => Vec::new(),
    }
}
