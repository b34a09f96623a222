//! The keywords of a schema.
//!
//! Each is read on its own, in the order of the document. Those whose meaning depends on others are in
//! [`PendingKeywords`] until all are read.

use super::node_path::NodePath;
use super::schema::empty;
use super::side::{ConditionalSchema, MORE, NEVER};
use super::walk::{Walk, keep_extension};
use openapiv3::{AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

/// Keywords whose meaning depends on others.
#[derive(Default)]
pub(super) struct PendingKeywords<'s> {
    /// A numeric `exclusiveMinimum`.
    pub above: Option<f64>,
    /// A numeric `exclusiveMaximum`.
    pub below: Option<f64>,
    /// `const`.
    pub constant: Option<&'s Value>,
    /// `prefixItems`.
    pub prefix: Vec<ReferenceOr<Schema>>,
    /// `additionalItems`: the items after a tuple before 2020-12.
    pub more: Option<ReferenceOr<Box<Schema>>>,
    /// `contentEncoding`.
    pub encoding: Option<&'s str>,
    /// `contentMediaType`.
    pub media_type: Option<&'s str>,
    /// `unevaluatedProperties`, if it is a schema.
    pub unevaluated: Option<AdditionalProperties>,
    /// The first of `examples`.
    pub example: Option<&'s Value>,
    /// Conditional schemas, with their keywords.
    pub conditions: Vec<(&'s str, ConditionalSchema)>,
}

impl<'s> Walk<'s, '_> {
    /// Reads the keywords of a schema, except `$ref`.
    pub fn keywords(
        &mut self,
        object: impl IntoIterator<Item = (&'s String, &'s Value)>,
        at: &NodePath<'_>,
    ) -> Schema {
        let mut data = SchemaData::default();
        let mut any = AnySchema::default();
        let mut pending = PendingKeywords::default();
        for (key, value) in object {
            let here = at.key(key);
            if value.is_null() && !matches!(key.as_str(), "default" | "example" | "const") {
                continue;
            }
            if key == "patternProperties" {
                self.pattern_properties(value, at);
            } else if !self.condition(&mut pending, key, value, &here)
                && !self.shape(&mut any, &mut data, &mut pending, key, value, &here)
                && !self.annotation(&mut data, &mut pending, key, value, &here)
                && !self.bound(&mut any, &mut pending, key, value, &here)
            {
                keep_extension(&mut data.extensions, key, value);
            }
        }
        let mut conditions = std::mem::take(&mut pending.conditions);
        // Without `if`, `then` and `else` have no meaning.
        if !conditions.iter().any(|(key, _)| *key == "if") {
            conditions.retain(|(key, _)| !matches!(*key, "then" | "else"));
        }
        let place = at.place();
        if !conditions.is_empty() {
            let conditions = conditions.into_iter().map(|(_, condition)| condition);
            self.side
                .conditions
                .insert(place.clone(), conditions.collect());
        }
        if self.side.conditions.contains_key(&place)
            || self.side.pattern_properties.contains_key(&place)
        {
            data.extensions.insert(MORE.to_owned(), Value::Bool(true));
        }
        apply(&mut any, &mut data, pending);
        Schema {
            schema_data: data,
            schema_kind: SchemaKind::Any(any),
        }
    }

    /// Reads `patternProperties` into the side table.
    fn pattern_properties(&mut self, value: &'s Value, schema: &NodePath<'_>) {
        let at = schema.key("patternProperties");
        let Some(object) = self.object(value, &at) else {
            return;
        };
        let mut patterns = Vec::with_capacity(object.len());
        for (pattern, value) in object {
            patterns.push((pattern.clone(), self.schema(value, &at.key(pattern))));
        }
        if !patterns.is_empty() {
            let place = schema.place();
            self.side.pattern_properties.insert(place, patterns);
        }
    }
}

/// Applies the pending keywords.
fn apply(any: &mut AnySchema, data: &mut SchemaData, pending: PendingKeywords<'_>) {
    if let Some(above) = pending.above
        && any.minimum.is_none_or(|minimum| above >= minimum)
    {
        any.minimum = Some(above);
        any.exclusive_minimum = Some(true);
    }
    if let Some(below) = pending.below
        && any.maximum.is_none_or(|maximum| below <= maximum)
    {
        any.maximum = Some(below);
        any.exclusive_maximum = Some(true);
    }
    if let Some(constant) = pending.constant {
        any.enumeration = vec![constant.clone()];
    }
    if !pending.prefix.is_empty() {
        let rest = any.items.take().or(pending.more);
        // Without a schema, any items may follow the tuple.
        let full = any
            .max_items
            .is_some_and(|most| most <= pending.prefix.len());
        let rest = match rest {
            _ if full => None,
            Some(rest) if is_never(&rest) => None,
            rest => rest.or_else(|| Some(ReferenceOr::boxed_item(empty()))),
        };
        any.items = Some(ReferenceOr::boxed_item(either(pending.prefix, rest)));
    }
    if any.format.is_none() {
        any.format = match (pending.encoding, pending.media_type) {
            (Some("base64" | "base64url"), _) => Some("byte".to_owned()),
            (None, Some("application/octet-stream")) => Some("binary".to_owned()),
            _ => None,
        };
    }
    if any.additional_properties.is_none() {
        any.additional_properties = pending.unevaluated;
    }
    if data.example.is_none() {
        data.example = pending.example.cloned();
    }
}

fn is_never(schema: &ReferenceOr<Box<Schema>>) -> bool {
    let ReferenceOr::Item(schema) = schema else {
        return false;
    };
    schema.schema_data.extensions.contains_key(NEVER)
}

/// The schema of any item of a tuple, or after it.
fn either(prefix: Vec<ReferenceOr<Schema>>, rest: Option<ReferenceOr<Box<Schema>>>) -> Schema {
    let mut any_of = prefix;
    any_of.extend(rest.map(ReferenceOr::unbox));
    Schema {
        schema_kind: SchemaKind::Any(AnySchema {
            any_of,
            ..AnySchema::default()
        }),
        ..empty()
    }
}
