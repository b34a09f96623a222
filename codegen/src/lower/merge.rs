//! `allOf`: the keywords of several schemas, put together.
//!
//! ```yaml
//! allOf:
//!   - $ref: "#/components/schemas/Pet"
//!   - type: object
//!     properties: { bark: { type: boolean } }
//! ```

use super::keywords::{is_empty, types};
use super::lowering::Lower;
use super::merged::{Additional, Alternatives, MergedSchema};
use super::site::{SchemaRef, SchemaSite, component_key};
use crate::diag::{Diagnostic, Place};
use crate::ir::Docs;
use openapiv3::{AdditionalProperties, AnySchema, ReferenceOr, Schema};
use rustc_hash::FxHashSet;
use serde_json::Value;

impl<'d> Lower<'d, '_> {
    /// Merges types, literals and formats: a value must satisfy both sides.
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
                    .done("any of them is accepted"),
                );
                // Servers do send one of them.
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
            // An example is allowed, even if it is outside the bounds. That matters only if it is huge.
            if i64::try_from(number).is_err() {
                // As a float, it may equal the bound of `i64`, which `integer` accepts.
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
        let site = SchemaSite::new(schema, properties_place.key(name));
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
        // Beside named properties, a key that no pattern matches may have any value.
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
        // A base that lists the types which extend it: the list isn't part of these types.
        let extending = seen.split_last().map_or(&[][..], |(_, outer)| outer);
        let extends = !extending.is_empty() && {
            let extending: FxHashSet<&str> = extending.iter().copied().collect();
            members.iter().any(|member| match member {
                ReferenceOr::Reference { reference } => {
                    extending.contains(component_key(reference))
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

/// Merges docs: the later ones win, the earlier ones fill gaps.
pub(super) fn merge_docs(into: &mut Docs, from: Docs) {
    into.summary = from.summary.or(into.summary.take());
    into.description = from.description.or(into.description.take());
    into.deprecated |= from.deprecated;
    into.deprecation = from.deprecation.or(into.deprecation.take());
}
