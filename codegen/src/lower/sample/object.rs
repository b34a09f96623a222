//! Objects with what they must and may have.

use super::make::Wish;
use super::said::Said;
use super::{Sampler, text};
use openapiv3::AdditionalProperties;
use serde_json::{Map, Value};

impl<'d> Sampler<'d> {
    pub(super) fn object(&self, said: &Said<'d>, wish: Wish) -> Value {
        let mut object = Map::new();
        for (name, schemas) in &said.properties {
            // What only the server sets is not asked of the caller, nor taken from it.
            let given = self.is_given(schemas);
            let wanted = said.required.contains(name) || (wish.is_whole() && self.spend(0));
            if wanted && !given {
                self.property(&mut object, said, name, wish);
            }
        }
        for name in &said.required {
            if !said.properties.contains_key(name) {
                object.insert((*name).to_owned(), self.other(said, wish.below(0)));
            }
        }
        for (name, value) in &said.tags {
            object.insert((*name).to_owned(), value.clone().into());
        }
        for (name, schemas) in &said.properties {
            let more = object.len() < said.sizes.least && !object.contains_key(*name);
            if more && !self.is_given(schemas) {
                self.property(&mut object, said, name, wish);
            }
        }
        let free = !matches!(said.rest, Some(AdditionalProperties::Any(false)));
        let usual = usize::from(free && wish.is_whole() && said.properties.is_empty());
        for number in 0..said.sizes.least.max(usual).min(20) {
            if object.len() < said.sizes.least.max(usual) {
                object.insert(text::word(number), self.other(said, wish.below(number)));
            }
        }
        Value::Object(object)
    }

    fn property(&self, object: &mut Map<String, Value>, said: &Said<'d>, name: &str, wish: Wish) {
        let Some(schemas) = said.properties.get(name) else {
            return;
        };
        let value = self.value(schemas, wish.below(0));
        // Some schemas allow nothing; what may be left out is then left out.
        let fits = || schemas.iter().all(|schema| self.fits(&value, schema, 0));
        if said.required.contains(&name) || (!value.is_null() && fits()) {
            object.insert(name.to_owned(), value);
        }
    }

    /// The value of a key that nobody names.
    fn other(&self, said: &Said<'d>, wish: Wish) -> Value {
        match said.rest {
            Some(AdditionalProperties::Schema(schema)) => match self.target(schema) {
                Some(schema) => self.value(&[schema], wish),
                None => text::word(0).into(),
            },
            _ => text::word(0).into(),
        }
    }
}
