//! The constraints of several schemas on one value, with the bounds that types don't have.
//!
//! ```yaml
//! { type: integer, minimum: 3, example: 5 }
//! ```

use super::sampler::Sampler;
use crate::lower::keywords::keywords;
use indexmap::{IndexMap, IndexSet};
use openapiv3::{AdditionalProperties, Discriminator, ReferenceOr, Schema};
use rustc_hash::FxHashSet;
use serde_json::Value;

/// How deeply `allOf` is followed.
const DEEP: usize = 64;

/// The constraints on one value.
#[derive(Clone, Default)]
pub(super) struct Constraints<'d> {
    pub types: Vec<&'d str>,
    pub nullable: bool,
    /// `enum`, `const`.
    pub values: Option<Vec<&'d Value>>,
    /// `example`, `examples`, then `default`.
    pub shown: Vec<&'d Value>,
    pub format: Option<&'d str>,
    pub patterns: Vec<&'d str>,
    pub lengths: Range,
    pub items: Option<&'d Schema>,
    pub counts: Range,
    pub unique: bool,
    pub low: Option<Bound>,
    pub high: Option<Bound>,
    pub multiple_of: Option<f64>,
    pub properties: IndexMap<&'d str, Vec<&'d Schema>>,
    pub required: IndexSet<&'d str>,
    pub sizes: Range,
    pub additional: Option<&'d AdditionalProperties>,
    /// `oneOf` and `anyOf`.
    pub alternatives: Vec<SampleChoice<'d>>,
    /// Discriminator properties and the values that select the variant.
    pub tags: IndexMap<&'d str, String>,
}

/// The schemas that were visited: each is collected once.
#[derive(Default)]
pub(super) struct Trail {
    pub done: FxHashSet<*const Schema>,
    depth: usize,
}

/// A range of counts.
#[derive(Clone, Copy, Default)]
pub(super) struct Range {
    pub least: usize,
    pub most: Option<usize>,
}

/// A bound of numbers.
#[derive(Clone, Copy)]
pub(super) struct Bound {
    pub at: f64,
    /// Whether the bound itself is excluded.
    pub open: bool,
}

/// A `oneOf` or an `anyOf`.
#[derive(Clone, Copy)]
pub(super) struct SampleChoice<'d> {
    pub members: &'d [ReferenceOr<Schema>],
    pub discriminator: Option<&'d Discriminator>,
}

impl Constraints<'_> {
    /// About how much it costs to copy.
    pub(super) fn size(&self) -> usize {
        let values = self.values.as_ref().map_or(0, Vec::len);
        self.properties.len() + self.required.len() + self.shown.len() + values
    }
}

impl Range {
    fn and(&mut self, least: Option<usize>, most: Option<usize>) {
        self.least = self.least.max(least.unwrap_or(0));
        self.most = match (self.most, most) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }

    pub(super) fn holds(self, count: usize) -> bool {
        count >= self.least && self.most.is_none_or(|most| count <= most)
    }
}

impl<'d> Sampler<'d> {
    /// The constraints of all of these schemas.
    pub(super) fn constraints(&self, schemas: &[&'d Schema]) -> Constraints<'d> {
        let mut constraints = Constraints::default();
        for schema in schemas {
            self.collect(schema, &mut constraints, &mut Trail::default());
        }
        constraints
    }

    /// Adds the constraints of a schema, once.
    pub(super) fn collect(
        &self,
        schema: &'d Schema,
        constraints: &mut Constraints<'d>,
        trail: &mut Trail,
    ) {
        let Some(any) = keywords(schema) else { return };
        let size = any.properties.len() + any.required.len() + any.enumeration.len();
        if trail.depth > DEEP || !trail.done.insert(schema) || !self.spend(size) {
            return;
        }
        let data = &schema.schema_data;
        // Examples of the whole come before those of its members.
        constraints.shown.extend(&data.example);
        constraints.shown.extend(&data.default);
        trail.depth += 1;
        for member in &any.all_of {
            if let Some(member) = self.target(member) {
                self.collect(member, constraints, trail);
            }
        }
        trail.depth -= 1;
        let several = data.extensions.get(crate::dialect::TYPES);
        let several = several.and_then(Value::as_array);
        let named = any.typ.as_deref().into_iter();
        let types: Vec<&str> = named
            .chain(several.into_iter().flatten().filter_map(Value::as_str))
            .collect();
        constraints.types = both(&constraints.types, types);
        constraints.nullable |= data.nullable;
        if !any.enumeration.is_empty() {
            let own: Vec<&Value> = any.enumeration.iter().collect();
            constraints.values = Some(match constraints.values.take() {
                Some(before) => {
                    let own: FxHashSet<&Value> = own.into_iter().collect();
                    before.into_iter().filter(|v| own.contains(v)).collect()
                }
                None => own,
            });
        }
        constraints.format = any.format.as_deref().or(constraints.format);
        constraints.patterns.extend(any.pattern.as_deref());
        constraints.lengths.and(any.min_length, any.max_length);
        constraints.counts.and(any.min_items, any.max_items);
        constraints
            .sizes
            .and(any.min_properties, any.max_properties);
        constraints.unique |= any.unique_items == Some(true);
        constraints.multiple_of = any.multiple_of.or(constraints.multiple_of);
        if let Some(at) = any.minimum {
            let open = any.exclusive_minimum == Some(true);
            if constraints.low.is_none_or(|low| at >= low.at) {
                constraints.low = Some(Bound { at, open });
            }
        }
        if let Some(at) = any.maximum {
            let open = any.exclusive_maximum == Some(true);
            if constraints.high.is_none_or(|high| at <= high.at) {
                constraints.high = Some(Bound { at, open });
            }
        }
        if let Some(items) = &any.items {
            constraints.items = self.target(items).or(constraints.items);
        }
        for (name, property) in &any.properties {
            let schemas = constraints.properties.entry(name).or_default();
            schemas.extend(self.target(property));
        }
        constraints
            .required
            .extend(any.required.iter().map(String::as_str));
        constraints.additional = any
            .additional_properties
            .as_ref()
            .or(constraints.additional);
        for members in [&any.one_of, &any.any_of] {
            if !members.is_empty() {
                constraints.alternatives.push(SampleChoice {
                    members,
                    discriminator: data.discriminator.as_ref(),
                });
            }
        }
    }
}

/// The types that both lists allow; an empty list allows all.
fn both<'d>(before: &[&'d str], own: Vec<&'d str>) -> Vec<&'d str> {
    if before.is_empty() || own.is_empty() {
        return if own.is_empty() { before.to_vec() } else { own };
    }
    let common: Vec<&str> = before
        .iter()
        .filter_map(|a| match *a {
            a if own.contains(&a) => Some(a),
            "number" if own.contains(&"integer") => Some("integer"),
            "integer" if own.contains(&"number") => Some("integer"),
            _ => None,
        })
        .collect();
    if common.is_empty() { own } else { common }
}
