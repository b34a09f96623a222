//! `allOf`: everything that several schemas say of one value, put together.
//!
//! ```yaml
//! allOf:
//!   - $ref: "#/components/schemas/Pet"
//!   - type: object
//!     properties: { bark: { type: boolean } }
//! ```

use super::{Lower, Node, NodeSchema};
use crate::diag::{Diagnostic, Place};
use crate::ir::{Docs, EnumValue};
use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, AnySchema, Discriminator, ReferenceOr, Schema, SchemaKind};
use serde_json::Value;

/// What is said of a value in all.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts<'d> {
    pub types: Vec<&'d str>,
    pub nullable: bool,
    pub values: Option<Vec<EnumValue>>,
    pub format: Option<&'d str>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub properties: IndexMap<&'d str, Vec<Node<'d>>>,
    pub required: Vec<&'d str>,
    pub rest: Option<Rest<'d>>,
    pub items: Option<Node<'d>>,
    pub groups: Vec<Group<'d>>,
    pub docs: Docs,
    /// Whether anything at all was said of a string (`pattern`, `minLength`).
    pub texty: bool,
    /// Whether an object was asked for by a keyword that only objects have.
    pub objecty: bool,
}

/// What the other keys of an object hold.
#[derive(Clone, Debug)]
pub(super) enum Rest<'d> {
    Any,
    Typed(Vec<Node<'d>>),
}

/// A `oneOf` or an `anyOf`.
#[derive(Clone, Debug)]
pub(super) struct Group<'d> {
    pub one_of: bool,
    pub members: Vec<Node<'d>>,
    pub discriminator: Option<&'d Discriminator>,
}

impl<'d> Parts<'d> {
    /// Whether an object with named properties is spoken of.
    pub(super) fn has_properties(&self) -> bool {
        !self.properties.is_empty()
    }

    /// Whether nothing is said but annotations and alternatives.
    pub(super) fn is_bare(&self) -> bool {
        self.properties.is_empty()
            && self.values.is_none()
            && self.items.is_none()
            && self.rest.is_none()
            && self.format.is_none()
            && !self.texty
    }

    /// Whether nothing is said that tells one value from another.
    pub(super) fn says_nothing(&self) -> bool {
        self.is_bare() && self.types.is_empty() && self.groups.is_empty()
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
    /// Everything that a schema and the schemas of its `allOf` say.
    pub(super) fn parts(&mut self, node: &Node<'d>, seen: &mut Vec<&'d str>) -> Parts<'d> {
        let mut parts = Parts::default();
        self.gather(node, &mut parts, seen);
        parts
    }

    /// Adds what a schema says to what was said before. `seen` are the components that are being
    /// gathered: one that extends itself adds nothing.
    pub(super) fn gather(
        &mut self,
        node: &Node<'d>,
        parts: &mut Parts<'d>,
        seen: &mut Vec<&'d str>,
    ) {
        match node.schema {
            NodeSchema::Component(key) => {
                if seen.contains(&key) {
                    return;
                }
                let Some(target) = self.component_node(key) else {
                    return;
                };
                // What a part says of itself is not what is said of the whole.
                let docs = std::mem::take(&mut parts.docs);
                seen.push(key);
                self.gather(&target, parts, seen);
                seen.pop();
                parts.docs = docs;
            }
            NodeSchema::Inline(schema) => self.gather_schema(schema, &node.place, parts, seen),
        }
    }

    fn gather_schema(
        &mut self,
        schema: &'d Schema,
        place: &Place,
        parts: &mut Parts<'d>,
        seen: &mut Vec<&'d str>,
    ) {
        let Some(any) = keywords(schema) else { return };
        let data = &schema.schema_data;
        // Null is allowed if every member allows it; one that says nothing has nothing against it.
        let mut nullable_members = None;
        for (index, member) in any.all_of.iter().enumerate() {
            let member = Node::new(member, place.key("allOf").index(index));
            let before = std::mem::take(&mut parts.nullable);
            self.gather(&member, parts, seen);
            if !matches!(member.schema, NodeSchema::Inline(member) if is_empty(member)) {
                nullable_members = Some(nullable_members.unwrap_or(true) && parts.nullable);
            }
            parts.nullable = before;
        }
        parts.nullable |= data.nullable || nullable_members == Some(true);
        merge_docs(&mut parts.docs, docs(schema));
        self.gather_scalar(schema, any, place, parts);
        gather_object(self.document, any, place, parts);
        if let Some(items) = &any.items {
            parts.items = Some(Node::boxed(items, place.key("items")));
        }
        gather_groups(schema, any, place, parts, seen);
    }

    /// Types, literals, formats: of each, what both sides allow.
    fn gather_scalar(
        &mut self,
        schema: &'d Schema,
        any: &'d AnySchema,
        place: &Place,
        parts: &mut Parts<'d>,
    ) {
        let types = types(schema, any);
        if !types.is_empty() {
            let both = common_types(&parts.types, &types);
            if both.is_empty() && !parts.types.is_empty() {
                self.diags.push(
                    Diagnostic::warning(
                        "conflicting-types",
                        place,
                        format!(
                            "one value can't be both {} and {}",
                            parts.types.join(" or "),
                            types.join(" or ")
                        ),
                    )
                    .done(format!("it is taken as {}", types.join(" or "))),
                );
            }
            parts.types = if both.is_empty() { types } else { both };
        }
        if !any.enumeration.is_empty() {
            let values = super::enumeration::values(schema, &any.enumeration);
            parts.nullable |= any.enumeration.contains(&Value::Null);
            parts.values = Some(match parts.values.take() {
                Some(before) => {
                    let both: Vec<_> = before
                        .into_iter()
                        .filter(|b| values.iter().any(|v| v.literal == b.literal))
                        .collect();
                    if both.is_empty() { values } else { both }
                }
                None => values,
            });
        }
        parts.format = any.format.as_deref().or(parts.format);
        parts.minimum = any.minimum.or(parts.minimum);
        parts.maximum = any.maximum.or(parts.maximum);
        let shown = [&schema.schema_data.example, &schema.schema_data.default];
        for number in shown.into_iter().flatten().filter_map(Value::as_u64) {
            // What is shown is allowed; only where it is huge it tells more than the bounds.
            if i64::try_from(number).is_err() {
                parts.maximum = parts.maximum.or(Some(number as f64));
            }
        }
        parts.texty |=
            any.pattern.is_some() || any.min_length.is_some() || any.max_length.is_some();
        parts.objecty |= any.min_properties.is_some() || any.max_properties.is_some();
    }
}

fn gather_object<'d>(
    document: &'d crate::dialect::Document,
    any: &'d AnySchema,
    place: &Place,
    parts: &mut Parts<'d>,
) {
    let properties_place = place.key("properties");
    for (name, schema) in &any.properties {
        let node = Node::boxed(schema, properties_place.key(name));
        parts.properties.entry(name).or_default().push(node);
    }
    for name in &any.required {
        if !parts.required.contains(&name.as_str()) {
            parts.required.push(name);
        }
    }
    match &any.additional_properties {
        Some(AdditionalProperties::Any(true)) => parts.rest = Some(Rest::Any),
        Some(AdditionalProperties::Schema(schema)) => {
            let node = Node::new(schema.as_ref(), place.key("additionalProperties"));
            let empty = matches!(node.schema, NodeSchema::Inline(s) if is_empty(s));
            parts.rest = Some(if empty {
                Rest::Any
            } else {
                Rest::Typed(vec![node])
            });
        }
        Some(AdditionalProperties::Any(false)) | None => {}
    }
    if let Some(patterns) = document.side.pattern_properties.get(place) {
        let patterns_place = place.key("patternProperties");
        let nodes = patterns
            .iter()
            .map(|(pattern, schema)| Node::new(schema, patterns_place.key(pattern)));
        // Beside named properties, a key that no pattern matches may hold anything.
        let open = !any.properties.is_empty()
            && any.additional_properties != Some(AdditionalProperties::Any(false));
        match &mut parts.rest {
            None if open => parts.rest = Some(Rest::Any),
            None => parts.rest = Some(Rest::Typed(nodes.collect())),
            Some(Rest::Typed(list)) => list.extend(nodes),
            Some(Rest::Any) => {}
        }
    }
}

fn gather_groups<'d>(
    schema: &'d Schema,
    any: &'d AnySchema,
    place: &Place,
    parts: &mut Parts<'d>,
    seen: &[&'d str],
) {
    for (one_of, word, members) in [(true, "oneOf", &any.one_of), (false, "anyOf", &any.any_of)] {
        if members.is_empty() {
            continue;
        }
        // A base that lists the types which extend it says nothing to these.
        let extends = seen.len() > 1
            && members.iter().any(|member| match member {
                ReferenceOr::Reference { reference } => {
                    seen[..seen.len() - 1].contains(&super::component(reference))
                }
                ReferenceOr::Item(_) => false,
            });
        if extends {
            continue;
        }
        let place = place.key(word);
        parts.groups.push(Group {
            one_of,
            members: members
                .iter()
                .enumerate()
                .map(|(index, member)| Node::new(member, place.index(index)))
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
fn merge_docs(into: &mut Docs, from: Docs) {
    into.summary = from.summary.or(into.summary.take());
    into.description = from.description.or(into.description.take());
    into.deprecated |= from.deprecated;
}

/// Whether a schema allows anything and says nothing.
fn is_empty(schema: &Schema) -> bool {
    keywords(schema).is_some_and(|any| *any == AnySchema::default())
        && schema.schema_data.extensions.is_empty()
        && !schema.schema_data.nullable
}
