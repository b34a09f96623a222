//! How the variants of a union are told apart.

use super::Planner;
use super::items::{TagEntry, UnionKind};
use crate::ir::{Object, Shape, TypeUse, Union};
use serde_json::Value;

impl Planner<'_> {
    pub(super) fn union_kind(&self, union: &Union) -> UnionKind {
        let Some(tag) = &union.tag else {
            return UnionKind::Fitted(self.known_literals(union));
        };
        let entries = union
            .variants
            .iter()
            .enumerate()
            .map(|(index, variant)| TagEntry {
                own: self.has_property(variant.ty, &tag.property, 0),
                values: tag
                    .values
                    .iter()
                    .filter(|value| value.variant == index)
                    .map(|value| value.value.clone())
                    .collect(),
            })
            .collect();
        UnionKind::Tagged {
            property: tag.property.clone(),
            entries,
        }
    }

    /// Whether a payload writes the tag itself.
    fn has_property(&self, ty: TypeUse, name: &str, depth: usize) -> bool {
        match self.shape(ty) {
            Shape::Object(object) => {
                object.properties.iter().any(|p| p.name == name) || object.rest.is_some()
            }
            Shape::Union(union) if depth < 4 => union
                .variants
                .iter()
                .all(|v| self.has_property(v.ty, name, depth + 1)),
            // A map keeps every key, the tag among them.
            Shape::Map(_) => true,
            _ => false,
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
