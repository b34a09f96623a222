//! Defaults of optional properties: methods of what is received.
//!
//! A default says what the reader of an object takes for a property that isn't there. Of what is only ever sent, that is the
//! other side, so nothing is needed here. A default that doesn't fit its property's type is left out, and stays in the docs.

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
            Some(FieldDefault {
                method: method.clone(),
                field: field.clone(),
                nullable,
                value: self.default_value(property, &ty, value)?,
            })
        });
        defaults.collect()
    }

    /// A default as a value of this type, if it is one.
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

fn range(name: &str) -> Option<(i128, i128)> {
    Some(match name {
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        "i64" => (i64::MIN.into(), i64::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" => (0, u64::MAX.into()),
        _ => return None,
    })
}

/// An integer, which may be written `5.0`.
fn integer(value: &Value) -> Option<i128> {
    if let Some(number) = value.as_i64() {
        return Some(number.into());
    }
    if let Some(number) = value.as_u64() {
        return Some(number.into());
    }
    // Up to here, each float stands for one integer.
    let number = value.as_f64()?;
    (number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0).then_some(number as i128)
}
