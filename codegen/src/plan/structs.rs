//! Structs.

use super::Planner;
use super::doc_text::DocText;
use super::docs;
use super::items::{Constructor, ConstructorArgument, Field, FieldKind, Struct};
use super::ty::Ty;
use crate::ir::{Object, Property, Shape, TypeId};
use crate::names::Ident;

/// How many fields the runtime reads as one group.
const GROUP: usize = 32;

/// A field, and whether the constructor takes it.
struct PlannedField {
    field: Field,
    /// Whether its type is a union of scalars.
    scalars: bool,
    argument: bool,
}

impl Planner<'_> {
    pub(super) fn structure(
        &self,
        id: TypeId,
        name: &Ident,
        docs: DocText,
        object: &Object,
    ) -> Struct {
        let names = self
            .names
            .fields
            .get(&id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let defaults = self.defaults(id, object, names);
        let mut names = names.iter().cloned();
        let properties = object.properties.iter().zip(names.by_ref());
        let mut fields: Vec<PlannedField> = properties
            .map(|(property, name)| self.field(id, property, name))
            .collect();
        let rest = self.rest(object, names.next(), names.next());
        // Structs that are only received are made by decoding.
        let made = self.facts.is_sent(id) || !self.facts.is_received(id);
        if !made {
            fields.iter_mut().for_each(|field| field.argument = false);
        }
        Struct {
            docs,
            name: name.clone(),
            default: made && fields.iter().all(|field| !field.argument),
            constructor: constructor(&fields, rest.as_ref()),
            fields: groups(fields),
            rest,
            defaults,
        }
    }

    /// The field for all properties that have no field of their own.
    fn rest(&self, object: &Object, rest: Option<Ident>, extra: Option<Ident>) -> Option<Field> {
        let (name, ty, text) = match (object.rest, rest, extra) {
            (Some(using), Some(name), _) => (name, self.inner(using), "All other properties."),
            (None, _, Some(name)) if self.config.extra => (
                name,
                Ty::Runtime("Value"),
                "Properties that the document does not name.",
            ),
            _ => return None,
        };
        Some(Field {
            docs: DocText::sentence(text),
            name,
            ty: Ty::Map(Box::new(ty)),
            key: String::new(),
            kind: FieldKind::Required,
        })
    }

    fn field(&self, owner: TypeId, property: &Property, name: Ident) -> PlannedField {
        let (mut ty, nullable) = self.ty(property.ty);
        let target = self.facts.resolve(self.api, property.ty).id;
        if self.facts.is_boxed(owner, target) && matches!(ty, Ty::Named(_)) {
            ty = Ty::Boxed(Box::new(ty));
        }
        // `required` of a property that is read-only applies to responses only, of one that is write-only to requests only
        // (OpenAPI 3.0, Schema Object).
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
        PlannedField {
            argument: kind == FieldKind::Required && !constant,
            scalars: self.is_from_scalars(self.api.resolve(property.ty).id),
            field: Field {
                docs: docs::member_docs(&property.docs, property.default.as_ref()),
                name,
                ty,
                key: property.name.clone(),
                kind,
            },
        }
    }
}

/// The constructor: it takes the required fields, if there are any.
fn constructor(fields: &[PlannedField], rest: Option<&Field>) -> Option<Constructor> {
    let (mut arguments, mut none, mut default) = (Vec::new(), Vec::new(), Vec::new());
    for PlannedField {
        field,
        scalars,
        argument,
    } in fields
    {
        let name = field.name.clone();
        match field.kind {
            _ if *argument => arguments.push(ConstructorArgument {
                name,
                into: *scalars || is_generic(&field.ty),
                ty: field.ty.clone(),
            }),
            FieldKind::Optional | FieldKind::Nullable | FieldKind::Any => none.push(name),
            FieldKind::Required | FieldKind::Maybe => default.push(name),
        }
    }
    default.extend(rest.map(|field| field.name.clone()));
    (!arguments.is_empty()).then_some(Constructor {
        arguments,
        none,
        default,
    })
}

/// Whether the constructor takes `impl Into` of a type. Each such argument costs compile time, so only types that callers often
/// have in another form are generic.
fn is_generic(ty: &Ty) -> bool {
    matches!(ty, Ty::Builtin("String") | Ty::Vec(_) | Ty::Boxed(_))
}

fn groups(fields: Vec<PlannedField>) -> Vec<Vec<Field>> {
    let mut groups: Vec<Vec<Field>> = Vec::new();
    for PlannedField { field, .. } in fields {
        match groups.last_mut() {
            Some(group) if group.len() < GROUP => group.push(field),
            _ => groups.push(vec![field]),
        }
    }
    groups
}
