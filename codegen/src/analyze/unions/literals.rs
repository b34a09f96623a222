//! The literals of properties.
//!
//! ```yaml
//! kind: { enum: [card] }
//! ```

use super::union_facts::PropertyLiterals;
use crate::ir::{Api, EnumValue, Object, Shape, TypeUse, Union};
use serde_json::Value;

/// The literals of an enum; `None` if the type is no enum.
pub(super) fn enum_values(api: &Api, ty: TypeUse) -> Option<&[EnumValue]> {
    match api.shape(ty) {
        Shape::Enum(e) => Some(&e.values),
        _ => None,
    }
}

/// For each variant of a union, the properties whose literals tell it from another variant.
pub(super) fn distinct_literals(api: &Api, union: &Union) -> Vec<PropertyLiterals> {
    let objects: Vec<Option<&Object>> = union
        .variants
        .iter()
        .map(|variant| match api.shape(variant.ty) {
            Shape::Object(object) => Some(object),
            _ => None,
        })
        .collect();
    objects
        .iter()
        .enumerate()
        .map(|(index, object)| {
            let properties = object.iter().flat_map(|object| &object.properties);
            let distinct = properties.filter_map(|property| {
                let own = enum_values(api, property.ty)?;
                let own: Vec<Value> = own.iter().map(|value| value.literal.clone()).collect();
                let mut others = objects.iter().enumerate().filter(|(at, _)| *at != index);
                let differs = others.any(|(_, other)| {
                    other.is_some_and(|other| takes_none_of(api, other, &property.name, &own))
                });
                differs.then(|| (property.name.clone(), own))
            });
            distinct.collect()
        })
        .collect()
}

/// Whether a property of an object has literals, and none of these.
fn takes_none_of(api: &Api, object: &Object, name: &str, literals: &[Value]) -> bool {
    let property = object.properties.iter().find(|p| p.name == name);
    let others = property.and_then(|property| enum_values(api, property.ty));
    others.is_some_and(|others| {
        others
            .iter()
            .all(|other| !literals.contains(&other.literal))
    })
}
