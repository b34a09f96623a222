//! The files of types, one for each family.

use super::Planner;
use super::doc_text::DocText;
use super::docs;
use super::enums::literals;
use super::imports::type_imports;
use super::items::{
    Alias, Choice, ConstantItem, EnumBlock, EnumItem, EnumLiterals, Module, RustFile, RustItem,
    UnionItem,
};
use super::ty::Ty;
use crate::analyze::UnionKind;
use crate::ir::{self, Origin, Shape, TypeId, TypeUse};
use crate::names::Ident;
use std::collections::BTreeMap;

/// What the macro calls in files of types say, for readers of the code.
const SIGNS: &[&str] = &[
    "How to read the line below a struct:",
    "",
    "    wire::object!(Book { id \"id!\", isbn \"isbn?\", series \"series+\", ~note \"note?\", *data \"data?\" } rest);",
    "",
    "Each field has its key in JSON, with a sign: `!` the key is required, `?` it may be left out, `+` it is always",
    "written, as null if there is no value. `~` is before a field in which null isn't the same as a missing key, `*` is",
    "before one that takes any JSON. After the braces is the field for all other keys. A semicolon begins a group of",
    "fields, and says nothing about the JSON.",
    "",
    "    wire::new!(Book(id: Uuid, title: impl Into<String>) isbn; note);",
    "",
    "The constructor takes the fields in brackets. Those after it are `None`, those after a semicolon empty or constant.",
];

/// The items of a family, by kind. Those of some kinds are short: each of these kinds is one call of a macro, after the items
/// that take more room.
#[derive(Default)]
struct Family {
    types: Vec<RustItem>,
    aliases: Vec<RustItem>,
    errors: Vec<Choice>,
    tagged_unions: Vec<UnionItem>,
    unions: Vec<UnionItem>,
    from_scalars: Vec<UnionItem>,
    constants: Vec<ConstantItem>,
    enums: BTreeMap<EnumLiterals, Vec<EnumItem>>,
    unwind_safe: Vec<Ident>,
}

impl Family {
    fn items(self) -> Vec<RustItem> {
        let mut items = self.types;
        items.extend(self.aliases);
        items.extend(self.errors.into_iter().map(RustItem::Choice));
        let tagged = Some(self.tagged_unions).filter(|unions| !unions.is_empty());
        items.extend(tagged.map(RustItem::TaggedUnions));
        let others = Some(self.unions).filter(|unions| !unions.is_empty());
        items.extend(others.map(RustItem::Unions));
        let from_scalars = Some(self.from_scalars).filter(|unions| !unions.is_empty());
        items.extend(from_scalars.map(RustItem::FromScalars));
        let constants = Some(self.constants).filter(|constants| !constants.is_empty());
        items.extend(constants.map(RustItem::Constants));
        let enums = self.enums.into_iter();
        items.extend(enums.map(|(literals, enums)| RustItem::Enums(EnumBlock { literals, enums })));
        let unwind_safe = Some(self.unwind_safe).filter(|names| !names.is_empty());
        items.extend(unwind_safe.map(RustItem::UnwindSafe));
        items
    }
}

impl Planner<'_> {
    /// The module of the types, and the families in it.
    pub(super) fn families(&self) -> Vec<RustFile> {
        let mut families: BTreeMap<&Ident, Vec<(&Ident, TypeId)>> = BTreeMap::new();
        for (id, module) in &self.names.families {
            let family = families.entry(module).or_default();
            let definition = self.names.definitions.get(id);
            let shown = self.names.types.get(id);
            // Where a definition is shown by another name, that is an alias.
            let alias = shown.filter(|name| Some(*name) != definition);
            family.extend(definition.into_iter().chain(alias).map(|name| (name, *id)));
        }
        let mut families: BTreeMap<&Ident, Family> = families
            .into_iter()
            .map(|(module, mut types)| {
                types.sort();
                let mut family = Family::default();
                for (name, id) in types {
                    self.add_type(id, name, &mut family);
                }
                (module, family)
            })
            .collect();
        let sets = self.facts.calls.errors.iter().zip(&self.names.error_sets);
        let sets = sets.zip(&self.names.error_families);
        for ((cases, names), module) in sets.filter(|_| self.has_client()) {
            let errors = &mut families.entry(module).or_default().errors;
            errors.push(self.error_set(cases, names));
        }
        let mut root = vec![RustItem::TypeExports];
        let mut files = Vec::with_capacity(families.len());
        // The module that holds only errors is the last.
        let errors = self.names.error_module();
        let mut families: Vec<_> = families.into_iter().collect();
        families.sort_by_key(|(module, _)| **module == errors);
        let folder = format!("src/{}", self.names.types_module().bare());
        for (module, family) in families {
            let items = family.items();
            root.push(RustItem::Module(self.exported(module)));
            files.push(RustFile {
                path: format!("{folder}/{}.rs", module.bare()),
                comment: &[],
                docs: DocText::default(),
                inner: Vec::new(),
                imports: type_imports(&items, self.names.features.is_some()),
                items,
            });
        }
        if let Some((module, file)) = self.samples() {
            root.push(RustItem::Module(module));
            files.push(file);
        }
        let root = RustFile {
            path: format!("{folder}/mod.rs"),
            comment: SIGNS,
            docs: DocText::sentence("The types of requests, responses and events."),
            inner: Vec::new(),
            imports: Vec::new(),
            items: root,
        };
        std::iter::once(root).chain(files).collect()
    }

    /// A module whose items its parent re-exports.
    fn exported(&self, name: &Ident) -> Module {
        Module {
            docs: DocText::default(),
            name: name.clone(),
            public: false,
            features: self
                .names
                .family_features
                .get(name)
                .cloned()
                .unwrap_or_default(),
            export: Some("*"),
        }
    }

    fn add_type(&self, id: TypeId, name: &Ident, family: &mut Family) {
        let ty = self.api.ty(id);
        let target = self.facts.resolve(self.api, TypeUse::of(id)).id;
        let is_definition = self.names.definitions.get(&id) == Some(name);
        let inline_alias = !is_definition && !ty.origin.is_schema();
        let docs = if inline_alias || self.repeats_property(ty) {
            DocText::default()
        } else {
            docs::type_docs(&ty.docs)
        };
        // An inline type is deprecated where it is used.
        let docs = match ty.origin {
            Origin::Component(_) | Origin::Referenced { .. } => docs.with_deprecation(&ty.docs),
            _ => docs,
        };
        if !is_definition {
            let target = match self.replaced(target) {
                Some(path) => Some(Ty::Path(path.to_owned())),
                None => self.names.definitions.get(&target).cloned().map(Ty::Named),
            };
            family.aliases.extend(target.map(|ty| {
                let name = name.clone();
                RustItem::Alias(Alias { docs, name, ty })
            }));
            return;
        }
        if self.facts.is_unwind_safe(id) {
            family.unwind_safe.push(name.clone());
        }
        match &ty.shape {
            Shape::Object(object) => {
                let structure = self.structure(id, name, docs, object);
                family.types.push(RustItem::Struct(structure));
            }
            Shape::Enum(e) => match self.constant(id, e) {
                Some(text) => family.constants.push(ConstantItem {
                    docs,
                    name: name.clone(),
                    text,
                }),
                None => {
                    let enums = family.enums.entry(literals(e.kind)).or_default();
                    enums.push(self.enumeration(id, name, docs, e));
                }
            },
            Shape::Union(_) => {
                if let Some(union) = self.union(id, name, docs) {
                    if self.is_from_scalars(id) {
                        family.from_scalars.push(union.clone());
                    }
                    match union.kind {
                        UnionKind::Tagged { .. } => family.tagged_unions.push(union),
                        UnionKind::Fitted(_) | UnionKind::Open(_) => family.unions.push(union),
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether the docs of a type are those of the property that it is the type of.
    fn repeats_property(&self, ty: &ir::Type) -> bool {
        let Origin::Part { of, role } = &ty.origin else {
            return false;
        };
        let Shape::Object(owner) = &self.api.ty(*of).shape else {
            return false;
        };
        let property = owner.properties.iter().find(|p| p.name == *role);
        let described = ty.docs.description.is_some();
        property.is_some_and(|p| described && p.docs.description == ty.docs.description)
    }
}
