//! Sample objects, with required and optional properties.
//!
//! ```yaml
//! { type: object, required: [id], properties: { id: { type: integer } } }
//! ```

use super::constraints::Constraints;
use super::make::SampleStyle;
use super::sampler::Sampler;
use super::text;
use openapiv3::AdditionalProperties;
use serde_json::{Map, Value};

impl<'d> Sampler<'d> {
    pub(super) fn object(&self, constraints: &Constraints<'d>, style: SampleStyle) -> Value {
        let mut object = Map::new();
        for (name, schemas) in &constraints.properties {
            // A caller doesn't send properties that only the server sets.
            let set_by_server = self.is_set_by_server(schemas);
            let included =
                constraints.required.contains(name) || (style.is_full() && self.spend(0));
            if included && !set_by_server {
                self.property(&mut object, constraints, name, style);
            }
        }
        for name in &constraints.required {
            if !constraints.properties.contains_key(name) {
                object.insert((*name).to_owned(), self.other(constraints, style.below(0)));
            }
        }
        for (name, value) in &constraints.tags {
            object.insert((*name).to_owned(), value.clone().into());
        }
        for (name, schemas) in &constraints.properties {
            let more = object.len() < constraints.sizes.least && !object.contains_key(*name);
            if more && !self.is_set_by_server(schemas) {
                self.property(&mut object, constraints, name, style);
            }
        }
        let free = !matches!(
            constraints.additional,
            Some(AdditionalProperties::Any(false))
        );
        let usual = usize::from(free && style.is_full() && constraints.properties.is_empty());
        for number in 0..constraints.sizes.least.max(usual).min(20) {
            if object.len() < constraints.sizes.least.max(usual) {
                object.insert(
                    text::word(number),
                    self.other(constraints, style.below(number)),
                );
            }
        }
        Value::Object(object)
    }

    fn property(
        &self,
        object: &mut Map<String, Value>,
        constraints: &Constraints<'d>,
        name: &str,
        style: SampleStyle,
    ) {
        let Some(schemas) = constraints.properties.get(name) else {
            return;
        };
        let value = self.value(schemas, style.below(0));
        // Some schemas allow no value: such a property is left out if it is optional.
        let fits = || schemas.iter().all(|schema| self.fits(&value, schema, 0));
        if constraints.required.contains(&name) || (!value.is_null() && fits()) {
            object.insert(name.to_owned(), value);
        }
    }

    /// The value of a key that isn't among the properties.
    fn other(&self, constraints: &Constraints<'d>, style: SampleStyle) -> Value {
        match constraints.additional {
            Some(AdditionalProperties::Schema(schema)) => match self.target(schema) {
                Some(schema) => self.value(&[schema], style),
                None => text::word(0).into(),
            },
            _ => text::word(0).into(),
        }
    }
}
