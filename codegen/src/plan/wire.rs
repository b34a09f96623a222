//! How the variants of a union are told apart.

use super::Planner;
use super::items::{TagEntry, TagWriter, UnionKind};
use crate::ir::{EnumKind, Object, Shape, TypeUse, Union, Variant};
use serde_json::Value;

impl Planner<'_> {
    pub(super) fn union_kind(&self, union: &Union) -> UnionKind {
        let Some(tag) = &union.tag else {
            let known = self.known_literals(union);
            return match union.open {
                true => UnionKind::Open(known),
                false => UnionKind::Fitted(known),
            };
        };
        let entries = union
            .variants
            .iter()
            .enumerate()
            .map(|(index, variant)| {
                let own = tag.values.iter().filter(|value| value.variant == index);
                let values: Vec<String> = own.map(|value| value.value.clone()).collect();
                TagEntry {
                    writer: self.tag_writer(variant.ty, &tag.property, &values, 0),
                    values,
                }
            })
            .collect();
        UnionKind::Tagged {
            property: tag.property.clone(),
            entries,
        }
    }

    /// Who writes the tag: the payload, the union, or both.
    fn tag_writer(&self, ty: TypeUse, name: &str, tags: &[String], depth: usize) -> TagWriter {
        match self.shape(ty) {
            Shape::Object(object) => match object.properties.iter().find(|p| p.name == name) {
                Some(p) if matches!(self.shape(p.ty), Shape::Text(_)) => TagWriter::Set,
                // An enum that a base gave to all variants also has the tags of the others.
                Some(p)
                    if matches!(self.shape(p.ty), Shape::Enum(of) if of.kind == EnumKind::Text
                        && of.values.iter().any(|v| !tags.iter().any(|tag| v.literal == tag.as_str()))) =>
                {
                    TagWriter::Set
                }
                Some(_) => TagWriter::Own,
                None if object.rest.is_some() => TagWriter::Set,
                None => TagWriter::Add,
            },
            Shape::Union(union) if depth < 4 => {
                let adds =
                    |v: &Variant| self.tag_writer(v.ty, name, tags, depth + 1) == TagWriter::Add;
                match union.variants.iter().any(adds) {
                    true => TagWriter::Add,
                    false => TagWriter::Own,
                }
            }
            // A map keeps every key, the tag among them.
            Shape::Map(_) => TagWriter::Set,
            _ => TagWriter::Add,
        }
    }

    /// For each variant, the properties whose literals tell it from another.
    fn known_literals(&self, union: &Union) -> Vec<Vec<(String, Vec<Value>)>> {
        let objects: Vec<Option<&Object>> = union
            .variants
            .iter()
            .map(|variant| match self.shape(variant.ty) {
                Shape::Object(object) => Some(object),
                _ => None,
            })
            .collect();
        objects
            .iter()
            .enumerate()
            .map(|(index, object)| {
                let Some(object) = object else {
                    return Vec::new();
                };
                object
                    .properties
                    .iter()
                    .filter_map(|property| {
                        let literals = self.literals(property.ty)?;
                        let tells = objects.iter().enumerate().any(|(other, object)| {
                            other != index
                                && object.is_some_and(|object| {
                                    self.differs(object, &property.name, &literals)
                                })
                        });
                        tells.then(|| (property.name.clone(), literals))
                    })
                    .collect()
            })
            .collect()
    }

    /// Whether a property of another object takes none of these literals.
    fn differs(&self, object: &Object, name: &str, literals: &[Value]) -> bool {
        object
            .properties
            .iter()
            .find(|p| p.name == name)
            .and_then(|p| self.literals(p.ty))
            .is_some_and(|others| others.iter().all(|other| !literals.contains(other)))
    }

    fn literals(&self, ty: TypeUse) -> Option<Vec<Value>> {
        match self.shape(ty) {
            Shape::Enum(e) => Some(e.values.iter().map(|value| value.literal.clone()).collect()),
            _ => None,
        }
    }
}
