//! The files of types.

use super::Planner;
use super::doc_text::DocText;
use super::docs;
use super::items::{
    Alias, Choice, Enum, EnumLiteral, EnumVariant, Field, FieldKind, Import, Module, RustFile,
    RustItem, Sibling, Struct, Union, UnionVariant,
};
use super::ty::Ty;
use crate::ir::{self, EnumKind, Object, Origin, Property, Shape, TypeId, TypeUse};
use crate::names::Ident;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

impl Planner<'_> {
    /// The root of the types, the families, and the errors.
    pub(super) fn families(&self) -> Vec<RustFile> {
        let mut families: BTreeMap<&Ident, Vec<(&Ident, TypeId)>> = BTreeMap::new();
        for (id, module) in &self.names.families {
            if let Some(name) = self.names.types.get(id) {
                families.entry(module).or_default().push((name, *id));
            }
        }
        let mut families: BTreeMap<&Ident, Vec<RustItem>> = families
            .into_iter()
            .map(|(module, mut types)| {
                types.sort();
                let items = types.into_iter();
                let items = items.filter_map(|(name, id)| self.type_item(id, name));
                (module, items.collect())
            })
            .collect();
        let sets = self.facts.calls.errors.iter().zip(&self.names.error_sets);
        let sets = sets.zip(&self.names.error_families);
        for ((cases, names), module) in sets.filter(|_| self.has_client()) {
            let items = families.entry(module).or_default();
            items.push(self.error_set(cases, names));
        }
        let mut root = vec![RustItem::TypeExports];
        let mut files = Vec::with_capacity(families.len() + 2);
        // The module that holds nothing but errors goes last.
        let errors = self.names.error_module();
        let mut families: Vec<_> = families.into_iter().collect();
        families.sort_by_key(|(module, _)| **module == errors);
        for (module, items) in families {
            root.push(RustItem::Module(self.exported(module)));
            files.push(RustFile {
                path: format!("src/types/{}.rs", module.bare()),
                docs: DocText::default(),
                inner: Vec::new(),
                imports: imports(&items, self.names.features.is_some()),
                items,
            });
        }
        let mut list = vec![RustFile {
            path: "src/types/mod.rs".to_owned(),
            docs: DocText::sentence("What is sent and received."),
            inner: Vec::new(),
            imports: Vec::new(),
            items: root,
        }];
        list.extend(files);
        list
    }

    /// A module whose items are seen from its parent.
    fn exported(&self, name: &Ident) -> Module {
        Module {
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

    fn type_item(&self, id: TypeId, name: &Ident) -> Option<RustItem> {
        let ty = self.api.ty(id);
        let target = self.facts.resolve(self.api, TypeUse::of(id)).id;
        let text = if self.said_by_property(ty) {
            DocText::default()
        } else {
            docs::type_docs(&ty.docs)
        };
        if target != id {
            let target = match self.replaced(target) {
                Some(path) => Ty::Path(path.to_owned()),
                None => Ty::Named(self.names.types.get(&target)?.clone()),
            };
            return Some(RustItem::Alias(Alias {
                docs: text,
                name: name.clone(),
                ty: target,
            }));
        }
        Some(match &ty.shape {
            Shape::Object(object) => RustItem::Struct(self.object(id, name, text, object)),
            Shape::Enum(e) => RustItem::Enum(self.enumeration(id, name, text, e)),
            Shape::Union(union) => RustItem::Union(self.union(id, name, text, union)),
            _ => return None,
        })
    }

    /// Whether a type stands in a property, which has the same docs.
    fn said_by_property(&self, ty: &ir::Type) -> bool {
        let Origin::Part { of, role } = &ty.origin else {
            return false;
        };
        let Shape::Object(owner) = &self.api.ty(*of).shape else {
            return false;
        };
        let property = owner.properties.iter().find(|p| p.name == *role);
        let said = ty.docs.description.is_some();
        property.is_some_and(|p| said && p.docs.description == ty.docs.description)
    }

    fn object(&self, id: TypeId, name: &Ident, docs: DocText, object: &Object) -> Struct {
        let names = self
            .names
            .fields
            .get(&id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let defaults = self.defaults(id, object, names);
        let mut names = names.iter().cloned();
        let made = self.facts.is_sent(id) || !self.facts.is_received(id);
        let mut fields: Vec<Field> = object
            .properties
            .iter()
            .zip(names.by_ref())
            .map(|(property, name)| self.field(id, property, name))
            .collect();
        let rest_name = names.next();
        let extra_name = names.next();
        let rest = match (object.rest, rest_name, extra_name) {
            (Some(rest), Some(name), _) => Some((name, self.inner(rest), "All other properties.")),
            (None, _, Some(name)) if self.config.extra => Some((
                name,
                Ty::Runtime("Value"),
                "Properties that the document does not name.",
            )),
            _ => None,
        };
        let rest = rest.map(|(name, ty, text)| Field {
            docs: DocText::sentence(text),
            name,
            ty: Ty::Map(Box::new(ty)),
            key: String::new(),
            kind: FieldKind::Required,
            argument: false,
        });
        // What is only ever received is made by decoding it.
        if !made {
            fields.iter_mut().for_each(|field| field.argument = false);
        }
        let default = made && fields.iter().all(|field| !field.argument);
        Struct {
            docs,
            name: name.clone(),
            default,
            fields,
            rest,
            defaults,
        }
    }

    fn field(&self, owner: TypeId, property: &Property, name: Ident) -> Field {
        let (mut ty, nullable) = self.ty(property.ty);
        let target = self.facts.resolve(self.api, property.ty).id;
        if self.facts.is_boxed(owner, target) && matches!(ty, Ty::Named(_)) {
            ty = Ty::Boxed(Box::new(ty));
        }
        // What only the other side sets can't be asked of this one (OpenAPI 3.0, Schema Object:
        // `required` takes effect on the response, or on the request, only).
        let one_sided = (property.read_only && self.facts.is_sent(owner))
            || (property.write_only && self.facts.is_received(owner));
        let required = property.required && !one_sided;
        let any = ty == Ty::Runtime("Value");
        let kind = match (required, nullable) {
            (true, _) if any => FieldKind::Required,
            (false, _) if any => FieldKind::Any,
            (true, false) => FieldKind::Required,
            (true, true) => FieldKind::Nullable,
            (false, false) => FieldKind::Optional,
            (false, true) => FieldKind::Maybe,
        };
        let constant = matches!(self.shape(property.ty), Shape::Enum(e) if e.values.len() == 1);
        let ty = match kind {
            FieldKind::Required => ty,
            FieldKind::Optional | FieldKind::Nullable | FieldKind::Any => Ty::Option(Box::new(ty)),
            FieldKind::Maybe => Ty::Maybe(Box::new(ty)),
        };
        Field {
            docs: docs::member_docs(&property.docs, property.default.as_ref()),
            name,
            ty,
            key: property.name.clone(),
            kind,
            argument: kind == FieldKind::Required && !constant,
        }
    }

    fn enumeration(&self, id: TypeId, name: &Ident, docs: DocText, e: &ir::Enum) -> Enum {
        let names = self
            .names
            .variants
            .get(&id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let variants = e
            .values
            .iter()
            .zip(names)
            .map(|(value, name)| EnumVariant {
                docs: docs::text(value.description.as_deref()),
                name: name.clone(),
                literal: value.literal.clone(),
            })
            .collect();
        let literal = match e.kind {
            EnumKind::Text => EnumLiteral::Text,
            EnumKind::Integer => EnumLiteral::Integer,
            EnumKind::WideInteger => EnumLiteral::WideInteger,
            EnumKind::Mixed => EnumLiteral::Mixed,
        };
        let constant = e.values.first().and_then(|value| value.literal.as_str());
        let constant = constant
            .filter(|_| self.facts.is_constant(id))
            .map(str::to_owned);
        Enum {
            docs,
            name: name.clone(),
            constant,
            literal,
            variants,
        }
    }

    fn union(&self, id: TypeId, name: &Ident, docs: DocText, union: &ir::Union) -> Union {
        let names = self
            .names
            .variants
            .get(&id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let variants = union
            .variants
            .iter()
            .zip(names)
            .map(|(variant, name)| {
                let ty = self.inner(variant.ty);
                let target = self.facts.resolve(self.api, variant.ty).id;
                let boxed = self.facts.is_boxed(id, target) && matches!(ty, Ty::Named(_));
                let ty = if boxed { Ty::Boxed(Box::new(ty)) } else { ty };
                UnionVariant {
                    name: name.clone(),
                    ty,
                }
            })
            .collect();
        Union {
            docs,
            name: name.clone(),
            variants,
            kind: self.union_kind(union),
        }
    }
}

/// What a file of types needs from outside; its siblings by their names, where there are so many
/// modules that the compiler would feel a glob in each.
fn imports(items: &[RustItem], by_name: bool) -> Vec<Import> {
    let own: FxHashSet<&str> = items
        .iter()
        .filter_map(|item| match item {
            RustItem::Choice(Choice { name, .. })
            | RustItem::Alias(Alias { name, .. })
            | RustItem::Struct(Struct { name, .. })
            | RustItem::Enum(Enum { name, .. })
            | RustItem::Union(Union { name, .. }) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    let (mut map, mut wire, mut bytes) = (false, false, false);
    let mut siblings = BTreeMap::new();
    let mut see = |ty: &Ty| {
        let mut beside = |sibling: Sibling| {
            if !own.contains(sibling.name()) {
                siblings.insert(sibling.name().to_owned(), sibling);
            }
        };
        match ty {
            Ty::Map(_) => map = true,
            Ty::Runtime(name) => beside(Sibling::Runtime(name)),
            Ty::Maybe(_) => beside(Sibling::Runtime("Maybe")),
            Ty::Constant(name) => {
                beside(Sibling::Runtime("Constant"));
                beside(Sibling::Own(name.clone()));
            }
            Ty::Named(name) => beside(Sibling::Own(name.clone())),
            Ty::Bytes => bytes = true,
            _ => {}
        }
    };
    for item in items {
        match item {
            RustItem::Alias(alias) => alias.ty.walk(&mut see),
            RustItem::Struct(s) => {
                wire = true;
                s.fields
                    .iter()
                    .chain(&s.rest)
                    .for_each(|field| field.ty.walk(&mut see));
            }
            RustItem::Enum(_) => wire = true,
            RustItem::Union(union) => {
                wire = true;
                union.variants.iter().for_each(|v| v.ty.walk(&mut see));
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
    let beside = match by_name {
        true => Import::Named(siblings.values().cloned().collect()),
        false => Import::Siblings,
    };
    [
        (!siblings.is_empty(), beside),
        (bytes, Import::Bytes),
        (wire, Import::Wire),
        (map, Import::Map),
    ]
    .into_iter()
    .filter_map(|(needed, import)| needed.then_some(import))
    .collect()
}
