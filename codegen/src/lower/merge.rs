//! `allOf`: everything that several schemas say of one value, put together.
//!
//! ```yaml
//! allOf:
//!   - $ref: "#/components/schemas/Pet"
//!   - type: object
//!     properties: { bark: { type: boolean } }
//! ```

use super::{Lower, SchemaRef, SchemaSite};
use crate::diag::{Diagnostic, Place};
use crate::ir::{Docs, EnumValue};
use indexmap::{IndexMap, IndexSet};
use openapiv3::{AdditionalProperties, AnySchema, Discriminator, ReferenceOr, Schema, SchemaKind};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

/// What is said of a value in all.
#[derive(Clone, Debug, Default)]
pub(super) struct MergedSchema<'d> {
    pub types: Vec<&'d str>,
    pub nullable: bool,
    pub values: Option<Vec<EnumValue>>,
    pub format: Option<&'d str>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub properties: IndexMap<&'d str, Vec<SchemaSite<'d>>>,
    pub required: IndexSet<&'d str>,
    pub additional: Option<Additional<'d>>,
    pub items: Option<SchemaSite<'d>>,
    pub alternatives: Vec<Alternatives<'d>>,
    /// What is said under a condition, and whether a value has to be so.
    pub conditions: Vec<(SchemaSite<'d>, bool)>,
    pub docs: Docs,
    /// Whether anything at all was said of a string (`pattern`, `minLength`).
    pub has_string_keyword: bool,
    /// Whether an object was asked for by a keyword that only objects have.
    pub has_object_keyword: bool,
    /// The components that are merged here already, and whether each allows null; `None` while one
    /// is being merged. A second time, a component adds nothing.
    pub components: FxHashMap<&'d str, Option<bool>>,
    /// Whether something is missing, because [`limits::MERGED`](crate::source::limits::MERGED) was
    /// reached.
    pub cut: bool,
}

/// What the other keys of an object hold.
#[derive(Clone, Debug)]
pub(super) enum Additional<'d> {
    Any,
    Typed(Vec<SchemaSite<'d>>),
    /// As [`Rest::Typed`], or anything: keys that no pattern matches.
    TypedOrAny(Vec<SchemaSite<'d>>),
}

/// A `oneOf` or an `anyOf`.
#[derive(Clone, Debug)]
pub(super) struct Alternatives<'d> {
    pub one_of: bool,
    pub members: Vec<SchemaSite<'d>>,
    pub discriminator: Option<&'d Discriminator>,
}

impl<'d> MergedSchema<'d> {
    /// Whether an object with named properties is spoken of.
    pub(super) fn has_properties(&self) -> bool {
        !self.properties.is_empty()
    }

    /// How much it takes to copy this.
    pub(super) fn size(&self) -> usize {
        let values = self.values.as_ref().map_or(0, Vec::len);
        let members: usize = self
            .alternatives
            .iter()
            .map(|group| group.members.len())
            .sum();
        1 + self.properties.len() + self.required.len() + values + members + self.components.len()
    }

    /// Whether nothing is said but annotations and alternatives.
    pub(super) fn is_bare(&self) -> bool {
        self.properties.is_empty()
            && self.values.is_none()
            && self.items.is_none()
            && self.additional.is_none()
            && self.conditions.is_empty()
            && self.format.is_none()
            && !self.has_string_keyword
    }

    /// Whether nothing is said that tells one value from another.
    pub(super) fn says_nothing(&self) -> bool {
        self.is_bare() && self.types.is_empty() && self.alternatives.is_empty()
    }
}

/// The keywords of a schema. The dialects write every schema in the mixed form.
pub(super) fn keywords(schema: &Schema) -> Option<&AnySchema> {
    match &schema.schema_kind {
        SchemaKind::Any(any) => Some(any),
        _ => None,
    }
}

/// What the document says for people.
pub(super) fn docs(schema: &Schema) -> Docs {
    let data = &schema.schema_data;
    Docs {
        summary: data.title.clone(),
        description: data.description.clone(),
        deprecated: data.deprecated,
    }
}

impl<'d> Lower<'d, '_> {
    /// Types, literals, formats: of each, what both sides allow.
    pub(super) fn merge_scalar_keywords(
        &mut self,
        schema: &'d Schema,
        any: &'d AnySchema,
        place: &Place,
        merged: &mut MergedSchema<'d>,
    ) {
        let types = types(schema, any);
        if !types.is_empty() {
            let both = common_types(&merged.types, &types);
            if both.is_empty() && !merged.types.is_empty() {
                self.diags.push(
                    Diagnostic::warning(
                        "conflicting-types",
                        place,
                        format!(
                            "one value can't be both {} and {}",
                            merged.types.join(" or "),
                            types.join(" or ")
                        ),
                    )
                    .done("it is taken as any of them"),
                );
                // Servers send one of them.
                merged.nullable |= merged.types.contains(&"null") || types.contains(&"null");
                merged.types.extend(types);
            } else {
                merged.types = both;
            }
        }
        if !any.enumeration.is_empty() {
            let values = super::enumeration::values(schema, &any.enumeration);
            merged.nullable |= any.enumeration.contains(&Value::Null);
            merged.values = Some(match merged.values.take() {
                Some(before) => {
                    let own: FxHashSet<&Value> = values.iter().map(|v| &v.literal).collect();
                    let both: Vec<_> = before
                        .into_iter()
                        .filter(|b| own.contains(&b.literal))
                        .collect();
                    if both.is_empty() { values } else { both }
                }
                None => values,
            });
        }
        merged.format = any.format.as_deref().or(merged.format);
        merged.minimum = any.minimum.or(merged.minimum);
        merged.maximum = any.maximum.or(merged.maximum);
        let shown = [&schema.schema_data.example, &schema.schema_data.default];
        for number in shown.into_iter().flatten().filter_map(Value::as_u64) {
            // What is shown is allowed; only where it is huge it tells more than the bounds.
            if i64::try_from(number).is_err() {
                // As a float it may be the same as the bound of `i64`, which `integer` takes for fitting.
                let beyond = (number as f64).max((i64::MAX as f64).next_up());
                merged.maximum = Some(merged.maximum.map_or(beyond, |max| max.max(beyond)));
            }
        }
        merged.has_string_keyword |=
            any.pattern.is_some() || any.min_length.is_some() || any.max_length.is_some();
        merged.has_object_keyword |= any.min_properties.is_some() || any.max_properties.is_some();
    }
}

pub(super) fn merge_object_keywords<'d>(
    document: &'d crate::dialect::Document,
    any: &'d AnySchema,
    place: &Place,
    merged: &mut MergedSchema<'d>,
) {
    let properties_place = place.key("properties");
    for (name, schema) in &any.properties {
        let site = SchemaSite::boxed(schema, properties_place.key(name));
        merged.properties.entry(name).or_default().push(site);
    }
    merged
        .required
        .extend(any.required.iter().map(String::as_str));
    match &any.additional_properties {
        Some(AdditionalProperties::Any(true)) => merged.additional = Some(Additional::Any),
        Some(AdditionalProperties::Schema(schema)) => {
            let site = SchemaSite::new(schema.as_ref(), place.key("additionalProperties"));
            let empty = matches!(site.schema, SchemaRef::Inline(s) if is_empty(s));
            merged.additional = Some(if empty {
                Additional::Any
            } else {
                Additional::Typed(vec![site])
            });
        }
        Some(AdditionalProperties::Any(false)) | None => {}
    }
    if let Some(patterns) = document.side.pattern_properties.get(place) {
        let patterns_place = place.key("patternProperties");
        let sites = patterns
            .iter()
            .map(|(pattern, schema)| SchemaSite::new(schema, patterns_place.key(pattern)));
        // Beside named properties, a key that no pattern matches may hold anything.
        let open = !any.properties.is_empty()
            && any.additional_properties != Some(AdditionalProperties::Any(false));
        match &mut merged.additional {
            None if open => merged.additional = Some(Additional::Any),
            None if any.additional_properties.is_none() && !patterns.iter().any(matches_all) => {
                merged.additional = Some(Additional::TypedOrAny(sites.collect()));
            }
            None => merged.additional = Some(Additional::Typed(sites.collect())),
            Some(Additional::Typed(list) | Additional::TypedOrAny(list)) => list.extend(sites),
            Some(Additional::Any) => {}
        }
    }
}

/// Whether a pattern matches every key.
fn matches_all((pattern, _): &(String, ReferenceOr<Schema>)) -> bool {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    let inner = inner.strip_suffix('$').unwrap_or(inner);
    matches!(inner, "" | ".*" | ".+" | "(.*)" | "(.+)" | "[\\s\\S]*")
}

pub(super) fn merge_alternatives<'d>(
    schema: &'d Schema,
    any: &'d AnySchema,
    place: &Place,
    merged: &mut MergedSchema<'d>,
    seen: &[&'d str],
) {
    for (one_of, word, members) in [(true, "oneOf", &any.one_of), (false, "anyOf", &any.any_of)] {
        if members.is_empty() {
            continue;
        }
        // A base that lists the types which extend it says nothing to these.
        let extending = seen.split_last().map_or(&[][..], |(_, outer)| outer);
        let extends = !extending.is_empty() && {
            let extending: FxHashSet<&str> = extending.iter().copied().collect();
            members.iter().any(|member| match member {
                ReferenceOr::Reference { reference } => {
                    extending.contains(super::component(reference))
                }
                ReferenceOr::Item(_) => false,
            })
        };
        if extends {
            continue;
        }
        let place = place.key(word);
        merged.alternatives.push(Alternatives {
            one_of,
            members: members
                .iter()
                .enumerate()
                .map(|(index, member)| SchemaSite::new(member, place.index(index)))
                .collect(),
            discriminator: schema.schema_data.discriminator.as_ref(),
        });
    }
}

/// The types that a schema names.
fn types<'d>(schema: &'d Schema, any: &'d AnySchema) -> Vec<&'d str> {
    match (
        &any.typ,
        schema.schema_data.extensions.get("x-callwright-types"),
    ) {
        (Some(one), _) => vec![one],
        (None, Some(Value::Array(several))) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn common_types<'d>(left: &[&'d str], right: &[&'d str]) -> Vec<&'d str> {
    if left.is_empty() {
        return right.to_vec();
    }
    let mut both = Vec::new();
    for &a in left {
        for &b in right {
            match (a, b) {
                _ if a == b => both.push(a),
                ("integer", "number") | ("number", "integer") => both.push("integer"),
                _ => {}
            }
        }
    }
    both
}

/// The later description wins, the earlier one fills in.
pub(super) fn merge_docs(into: &mut Docs, from: Docs) {
    into.summary = from.summary.or(into.summary.take());
    into.description = from.description.or(into.description.take());
    into.deprecated |= from.deprecated;
}

/// Whether a schema allows anything and says nothing.
pub(super) fn is_empty(schema: &Schema) -> bool {
    keywords(schema).is_some_and(|any| *any == AnySchema::default())
        && schema.schema_data.extensions.is_empty()
        && !schema.schema_data.nullable
}
