//! Defaults of optional properties, which are methods of structs that are received.
//!
//! A default is the value that the reader of an object uses for a property that is absent. Objects that are only sent are read
//! by the server, so their structs need no such method. A default that doesn't fit the type of its property is only in the docs.

use super::Planner;
use super::items::{DefaultValue, FieldDefault};
use super::ty::Ty;
use crate::ir::{Object, Property, Shape, TypeId};
use crate::names::Ident;
use serde_json::Value;

impl Planner<'_> {
    /// The defaults of an object's properties.
    pub(super) fn defaults(
        &self,
        id: TypeId,
        object: &Object,
        fields: &[Ident],
    ) -> Vec<FieldDefault> {
        let Some(methods) = self.names.defaults.get(&id) else {
            return Vec::new();
        };
        if !self.facts.is_received(id) {
            return Vec::new();
        }
        let named = object.properties.iter().zip(fields).zip(methods);
        let defaults = named.filter_map(|((property, field), method)| {
            let value = property.default.as_ref()?;
            let (ty, nullable) = self.ty(property.ty);
            (!property.required).then_some(())?;
            let value = self.default_value(property, &ty, value)?;
            Some(FieldDefault {
                method: method.clone(),
                field: field.clone(),
                kind: kind(&value, nullable),
                value,
            })
        });
        defaults.collect()
    }

    /// A default as a value of this type, if it fits.
    fn default_value(&self, property: &Property, ty: &Ty, value: &Value) -> Option<DefaultValue> {
        match ty {
            Ty::Builtin("bool") => value.as_bool().map(DefaultValue::Bool),
            Ty::Builtin("String") => value.as_str().map(|t| DefaultValue::Text(t.to_owned())),
            Ty::Builtin("f64") => value.as_f64().map(DefaultValue::Float),
            Ty::Builtin(name) => {
                let (least, most) = range(name)?;
                let number = integer(value)?;
                let fits = (least..=most).contains(&number);
                fits.then_some(DefaultValue::Integer(name, number))
            }
            Ty::Named(name) => {
                let target = self.facts.resolve(self.api, property.ty).id;
                let Shape::Enum(e) = &self.api.ty(target).shape else {
                    return None;
                };
                let names = self.names.variants.get(&self.facts.canonical(target))?;
                let mut values = e.values.iter().zip(names);
                let (_, variant) = values.find(|(known, _)| known.literal == *value)?;
                Some(DefaultValue::Variant {
                    ty: name.clone(),
                    variant: variant.clone(),
                })
            }
            _ => None,
        }
    }
}

/// The kind of method, in the terms of the runtime's `defaults!`.
fn kind(value: &DefaultValue, nullable: bool) -> &'static str {
    match (value, nullable) {
        (DefaultValue::Text(_), false) => "text",
        (DefaultValue::Text(_), true) => "maybe_text",
        (DefaultValue::Variant { .. }, false) => "of",
        (DefaultValue::Variant { .. }, true) => "maybe_of",
        (_, false) => "copy",
        (_, true) => "maybe_copy",
    }
}

fn range(name: &str) -> Option<(i128, i128)> {
    Some(match name {
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        "i64" => (i64::MIN.into(), i64::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" => (0, u64::MAX.into()),
        _ => return None,
    })
}

/// An integer, also one that is written `5.0`.
fn integer(value: &Value) -> Option<i128> {
    if let Some(number) = value.as_i64() {
        return Some(number.into());
    }
    if let Some(number) = value.as_u64() {
        return Some(number.into());
    }
    // Up to 2^53, each float is exactly one integer.
    let number = value.as_f64()?;
    (number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0).then_some(number as i128)
}
