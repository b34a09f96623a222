//! Whether a value matches a schema: examples often don't.
//!
//! ```yaml
//! { type: integer, example: many }
//! ```

use super::constraints::{Constraints, Trail};
use super::sampler::Sampler;
use super::{format, number, pattern};
use crate::lower::keywords::keywords;
use openapiv3::{AdditionalProperties, Schema};
use serde_json::{Map, Value};

/// How deeply a value is checked. What is deeper is assumed to match.
const DEEP: usize = 32;

impl<'d> Sampler<'d> {
    /// Whether the schema allows the value. What can't be checked is assumed to match.
    pub(super) fn fits(&self, value: &Value, schema: &'d Schema, depth: usize) -> bool {
        let Some(any) = keywords(schema) else {
            return true;
        };
        if depth > DEEP || !self.spend(0) {
            return true;
        }
        let data = &schema.schema_data;
        if value.is_null() && data.nullable {
            return true;
        }
        let of = |member| match self.target(member) {
            Some(member) => self.fits(value, member, depth + 1),
            None => true,
        };
        if !any.all_of.iter().all(of) {
            return false;
        }
        if !any.one_of.is_empty() && any.one_of.iter().filter(|member| of(member)).count() != 1 {
            return false;
        }
        if !any.any_of.is_empty() && !any.any_of.iter().any(of) {
            return false;
        }
        if any.not.as_deref().is_some_and(of) {
            return false;
        }
        // Of this schema alone: its members are checked above.
        let constraints = self.own(schema);
        let allowed =
            constraints.types.is_empty() || constraints.types.iter().any(|ty| is_a(value, ty));
        let listed = constraints
            .values
            .as_ref()
            .is_none_or(|values| values.contains(&value));
        allowed
            && listed
            && match value {
                Value::String(text) => fits_text(&constraints, text),
                Value::Number(_) => value
                    .as_f64()
                    .is_none_or(|value| fits_number(&constraints, value)),
                Value::Array(items) => self.fits_list(&constraints, items, depth),
                Value::Object(object) => self.fits_object(&constraints, object, depth),
                Value::Null => allowed && !constraints.types.is_empty() || any.typ.is_none(),
                Value::Bool(_) => true,
            }
    }

    /// The constraints of the schema itself, without those of its `allOf`.
    fn own(&self, schema: &'d Schema) -> Constraints<'d> {
        let mut trail = Trail::default();
        for member in keywords(schema).into_iter().flat_map(|any| &any.all_of) {
            trail
                .done
                .extend(self.target(member).map(std::ptr::from_ref));
        }
        let mut constraints = Constraints::default();
        self.collect(schema, &mut constraints, &mut trail);
        constraints
    }

    fn fits_list(&self, constraints: &Constraints<'d>, items: &[Value], depth: usize) -> bool {
        let same = |(index, item)| items.iter().take(index).any(|before| before == item);
        let repeated = constraints.unique && items.iter().enumerate().any(same);
        let all = constraints
            .items
            .is_none_or(|schema| items.iter().all(|item| self.fits(item, schema, depth + 1)));
        constraints.counts.holds(items.len()) && !repeated && all
    }

    fn fits_object(
        &self,
        constraints: &Constraints<'d>,
        object: &Map<String, Value>,
        depth: usize,
    ) -> bool {
        let missing = constraints.required.iter().any(|name| {
            let schemas = constraints.properties.get(name);
            !object.contains_key(*name)
                && !schemas.is_some_and(|schemas| self.is_set_by_server(schemas))
        });
        let allowed = object.iter().all(|(key, value)| {
            match (
                constraints.properties.get(key.as_str()),
                constraints.additional,
            ) {
                (Some(schemas), _) => schemas.iter().all(|s| self.fits(value, s, depth + 1)),
                (None, Some(AdditionalProperties::Any(any))) => *any,
                (None, Some(AdditionalProperties::Schema(schema))) => self
                    .target(schema)
                    .is_none_or(|schema| self.fits(value, schema, depth + 1)),
                (None, None) => true,
            }
        });
        !missing && allowed && constraints.sizes.holds(object.len())
    }
}

fn is_a(value: &Value, ty: &str) -> bool {
    match ty {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        _ => true,
    }
}

fn fits_text(constraints: &Constraints<'_>, text: &str) -> bool {
    let matches = |pattern: &&str| pattern::matches(pattern, text).unwrap_or(true);
    constraints.lengths.holds(text.chars().count())
        && constraints.patterns.iter().all(matches)
        && constraints
            .format
            .is_none_or(|format| format::fits(format, text))
}

fn fits_number(constraints: &Constraints<'_>, value: f64) -> bool {
    let step = constraints.multiple_of.filter(|step| *step > 0.0);
    let narrow = f64::from(i32::MIN) <= value && value <= f64::from(i32::MAX);
    let width = (constraints.format != Some("int32") || narrow)
        && (!number::is_whole(constraints) || value.fract() == 0.0);
    let stepped = step.is_none_or(|step| {
        let steps = value / step;
        (steps - steps.round()).abs() < 1e-9 * steps.abs().max(1.0)
    });
    number::fits(constraints, value) && stepped && width
}
