//! Sample values that match a schema.
//!
//! ```yaml
//! { type: array, items: { oneOf: [{ type: integer }, { type: string }] }, minItems: 2 }
//! ```

use super::constraints::{Constraints, SampleChoice, Trail};
use super::sampler::{Sampler, size};
use super::{number, text};
use crate::dialect::Document;
use crate::lower::site::component_key;
use openapiv3::{AdditionalProperties, ReferenceOr, Schema};
use serde_json::Value;

/// The depth from which a value has only required properties, and the depth at which it ends.
const DEEP: usize = 4;
const BOTTOM: usize = 24;

/// How many alternatives are chosen on the way down: a union may be an alternative of itself.
const CHOICES: usize = 24;

/// The most items of a sample list.
const ITEMS: usize = 100;

/// Which value is made.
#[derive(Clone, Copy)]
pub(super) struct SampleStyle {
    /// Whether it has optional properties.
    full: bool,
    /// Its number, among several values that must differ.
    number: usize,
    depth: usize,
    /// How many alternatives were chosen on the way down.
    choices: usize,
}

impl SampleStyle {
    /// With optional properties.
    pub(super) const FULL: Self = Self {
        full: true,
        number: 0,
        depth: 0,
        choices: 0,
    };

    /// With required properties only.
    pub(super) const REQUIRED_ONLY: Self = Self {
        full: false,
        number: 0,
        depth: 0,
        choices: 0,
    };

    pub(super) fn is_full(self) -> bool {
        self.full && self.depth < DEEP
    }

    pub(super) fn below(self, number: usize) -> Self {
        Self {
            number,
            depth: self.depth + 1,
            ..self
        }
    }
}

impl<'d> Sampler<'d> {
    /// A value that matches all of these schemas.
    pub(super) fn value(&self, schemas: &[&'d Schema], style: SampleStyle) -> Value {
        if style.depth > BOTTOM || !self.spend(0) {
            return Value::Null;
        }
        let constraints = self.constraints(schemas);
        for shown in &constraints.shown {
            let composed = shown.is_object() || shown.is_array();
            let usable_example = style.number == 0 && (style.full || !composed) && !shown.is_null();
            let usable_example = usable_example && self.spend(size(shown));
            if usable_example && schemas.iter().all(|schema| self.fits(shown, schema, 0)) {
                return self.without_read_only((*shown).clone(), schemas, 0);
            }
        }
        self.made(constraints, schemas, style)
    }

    fn made(
        &self,
        mut constraints: Constraints<'d>,
        schemas: &[&'d Schema],
        style: SampleStyle,
    ) -> Value {
        if let Some(values) = &constraints.values {
            let usable: Vec<&&Value> = values.iter().filter(|value| !value.is_null()).collect();
            return match usable.get(style.number % usable.len().max(1)) {
                Some(value) => (**value).clone(),
                None => Value::Null,
            };
        }
        if !constraints.alternatives.is_empty()
            && style.choices < CHOICES
            && self.spend(constraints.size())
        {
            let choice = constraints.alternatives.remove(0);
            let style = SampleStyle {
                choices: style.choices + 1,
                ..style
            };
            return self.alternative(&constraints, choice, schemas, style);
        }
        match kind(&constraints) {
            "null" => Value::Null,
            "boolean" => Value::Bool(style.number.is_multiple_of(2)),
            "integer" => number::integer(&constraints, style.number),
            "number" if number::is_whole(&constraints) => {
                number::integer(&constraints, style.number)
            }
            "number" => number::number(&constraints, style.number),
            "array" => self.list(&constraints, style),
            "object" => self.object(&constraints, style),
            _ => text::sample(&constraints, style.number).into(),
        }
    }

    /// The value of the first alternative with which the whole schema is satisfied.
    fn alternative(
        &self,
        constraints: &Constraints<'d>,
        choice: SampleChoice<'d>,
        schemas: &[&'d Schema],
        style: SampleStyle,
    ) -> Value {
        let mut first = None;
        for member in choice.members {
            let Some(schema) = self.target(member) else {
                continue;
            };
            if first.is_some() && !self.spend(constraints.size()) {
                break;
            }
            let mut constraints = constraints.clone();
            // The examples of the alternative are tried below.
            constraints.shown.clear();
            self.collect(schema, &mut constraints, &mut Trail::default());
            if let Some((property, value)) = tag(self.document, &choice, member) {
                constraints.tags.entry(property).or_insert(value);
            }
            if kind(&constraints) == "null" && choice.members.len() > 1 {
                continue;
            }
            let shown = constraints.shown.iter().find(|shown| {
                let composed = shown.is_object() || shown.is_array();
                style.number == 0
                    && (style.full || !composed)
                    && !shown.is_null()
                    && self.spend(size(shown))
                    && schemas.iter().all(|schema| self.fits(shown, schema, 0))
            });
            if let Some(shown) = shown {
                return self.without_read_only((*shown).clone(), schemas, 0);
            }
            let value = self.made(constraints, schemas, style);
            if schemas.iter().all(|schema| self.fits(&value, schema, 0)) {
                return value;
            }
            first.get_or_insert(value);
        }
        first.unwrap_or(Value::Null)
    }

    fn list(&self, constraints: &Constraints<'d>, style: SampleStyle) -> Value {
        let usual = usize::from(style.depth < DEEP);
        let most = constraints.counts.most.unwrap_or(ITEMS).min(ITEMS);
        let count = constraints.counts.least.max(usual).min(most);
        let mut items: Vec<Value> = Vec::with_capacity(count);
        for number in 0..count {
            let item = match constraints.items {
                Some(item) => self.value(&[item], style.below(number)),
                None => text::word(number).into(),
            };
            if !(constraints.unique && items.contains(&item)) {
                items.push(item);
            }
        }
        Value::Array(items)
    }
}

/// The discriminator property, and the value that selects the alternative.
fn tag<'d>(
    document: &'d Document,
    choice: &SampleChoice<'d>,
    member: &'d ReferenceOr<Schema>,
) -> Option<(&'d str, String)> {
    let discriminator = choice.discriminator?;
    let ReferenceOr::Reference { reference } = member else {
        return None;
    };
    let key = component_key(reference);
    let mut mapped = discriminator.mapping.iter();
    let mapped = mapped.find(|(_, target)| component_key(target) == key);
    let value = match mapped {
        Some((value, _)) => value.clone(),
        None => document.side.schema_name(key).into_owned(),
    };
    Some((&discriminator.property_name, value))
}

/// The JSON type of the value that is made.
fn kind<'d>(constraints: &Constraints<'d>) -> &'d str {
    let named = constraints.types.iter().find(|name| **name != "null");
    if let Some(named) = named.or(constraints.types.first()) {
        return named;
    }
    let free = matches!(
        constraints.additional,
        None | Some(AdditionalProperties::Any(false))
    );
    let numeric = matches!(
        constraints.format,
        Some("int32" | "int64" | "float" | "double")
    );
    if !constraints.properties.is_empty()
        || !constraints.required.is_empty()
        || !free
        || constraints.sizes.least > 0
        || !constraints.tags.is_empty()
    {
        "object"
    } else if constraints.items.is_some() || constraints.counts.least > 0 {
        "array"
    } else if numeric
        || constraints.low.is_some()
        || constraints.high.is_some()
        || constraints.multiple_of.is_some()
    {
        "integer"
    } else {
        "string"
    }
}
