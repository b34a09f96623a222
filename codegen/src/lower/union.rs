//! `oneOf` and `anyOf`, as they are written; what they come to is found when all types are known.
//!
//! ```yaml
//! oneOf:
//!   - $ref: "#/components/schemas/Card"
//!   - type: string
//! discriminator: { propertyName: kind }
//! ```

use super::discriminator::RawTag;
use super::merge::{Group, Parts, keywords};
use super::schema::Spot;
use super::{Lower, Node, NodeSchema};
use crate::diag::Diagnostic;
use crate::dialect::{MORE, NEVER, TYPES};
use crate::ir::{Docs, Origin, Shape, TypeId, TypeUse, Union, Variant};
use rustc_hash::FxHashSet;

/// How many alternatives times shared properties are written out before they are put into one
/// object instead.
const SPREAD: usize = 4000;

impl<'d> Lower<'d, '_> {
    /// Takes out what is no alternative: nulls, and members that only say which keys are required.
    pub(super) fn settle_groups(&mut self, parts: &mut Parts<'d>) {
        let mut groups = std::mem::take(&mut parts.groups);
        let based = !parts.is_bare() || parts.types.iter().any(|t| *t != "object");
        for group in &mut groups {
            let mut kept = Vec::with_capacity(group.members.len());
            for member in group.members.drain(..) {
                if is_null(&member) {
                    parts.nullable = true;
                } else if is_never(&member) {
                    // No value is of this alternative.
                } else if narrows(&member, &parts.types) || !(based && self.only_restricts(&member))
                {
                    kept.push(member);
                }
            }
            group.members = kept;
        }
        groups.retain(|group| !group.members.is_empty());
        parts.groups = groups;
    }

    /// The type of what is said with alternatives.
    pub(super) fn alternatives(&mut self, mut parts: Parts<'d>, spot: Spot<'d>) -> TypeUse {
        let spread = match parts.groups.as_slice() {
            [one] => {
                let own = parts.properties.len() + usize::from(parts.rest.is_some());
                (one.one_of || one.discriminator.is_some() || own == 0)
                    && one.members.len() * own.max(1) < SPREAD
            }
            _ => false,
        };
        if spread && let Some(group) = parts.groups.pop() {
            return self.spread(parts, &group, spot);
        }
        self.flatten_groups(&mut parts, &spot);
        self.build(parts, spot)
    }

    /// One type for each alternative: what is shared, and its own.
    fn spread(&mut self, base: Parts<'d>, group: &Group<'d>, spot: Spot<'d>) -> TypeUse {
        let id = self.target(&spot, base.docs.clone());
        let mut variants = Vec::with_capacity(group.members.len());
        let mut keys = Vec::with_capacity(group.members.len());
        for (index, member) in group.members.iter().enumerate() {
            let role = role(member, index);
            keys.push(match member.schema {
                NodeSchema::Component(key) => Some(key),
                NodeSchema::Inline(_) => None,
            });
            let using = self.variant(id, &base, member, &role, &spot);
            variants.push((using, role));
        }
        let tag = group.discriminator.map(|d| RawTag::new(d, &keys));
        self.finish_union(id, variants, tag)
    }

    fn variant(
        &mut self,
        id: TypeId,
        base: &Parts<'d>,
        member: &Node<'d>,
        role: &str,
        spot: &Spot<'d>,
    ) -> TypeUse {
        let origin = Origin::Part {
            of: id,
            role: role.to_owned(),
        };
        if base.is_bare() && base.required.is_empty() {
            let types: Vec<_> = base.types.clone();
            let untyped = match member.schema {
                NodeSchema::Inline(schema) => keywords(schema).is_some_and(|any| {
                    any.typ.is_none()
                        && any.all_of.is_empty()
                        && any.any_of.is_empty()
                        && any.one_of.is_empty()
                }),
                NodeSchema::Component(_) => false,
            };
            if types.is_empty() || !untyped {
                return self.ty(member.clone(), origin);
            }
        }
        let mut seen = spot.seen.clone();
        let own = self.parts(member, &mut seen);
        // What alternatives share is copied into each of them.
        let cut = !self.spend(base.size(), &member.place);
        if let NodeSchema::Component(key) = member.schema
            && base
                .properties
                .keys()
                .all(|name| own.properties.contains_key(name))
            && base.required.iter().all(|name| own.required.contains(name))
            && base.rest.is_none()
        {
            return self.component_use(key);
        }
        let mut parts = base.clone();
        parts.docs = Docs::default();
        parts.nullable = false;
        let mut seen = spot.seen.clone();
        self.gather(member, &mut parts, &mut seen);
        parts.cut |= cut;
        // An alternative of which it is one itself adds nothing to it.
        if let NodeSchema::Component(key) = member.schema {
            seen.push(key);
        }
        let spot = Spot {
            node: member.clone(),
            origin,
            target: None,
            key: None,
            seen,
        };
        self.build_within(parts, spot)
    }

    /// Puts the properties of all alternatives into one object, none of them required.
    fn flatten_groups(&mut self, parts: &mut Parts<'d>, spot: &Spot<'d>) {
        let groups = std::mem::take(&mut parts.groups);
        let mut lost = false;
        let own: FxHashSet<&str> = parts.properties.keys().copied().collect();
        for group in groups {
            for member in &group.members {
                let mut seen = spot.seen.clone();
                let mut found = self.parts(member, &mut seen);
                // This ends: a component adds its alternatives once.
                while let Some(inner) = found.groups.pop() {
                    for node in &inner.members {
                        self.gather(node, &mut found, &mut seen);
                    }
                }
                parts.cut |= !self.spend(found.size(), &member.place);
                lost |= !found.has_properties() && !found.says_nothing() && found.rest.is_none();
                for (name, nodes) in found.properties {
                    // What the shared part says of a property holds for every alternative.
                    if !own.contains(name) {
                        parts.properties.entry(name).or_insert(nodes);
                    }
                }
                parts.conditions.extend(found.conditions);
                parts.rest = parts.rest.take().or(found.rest);
            }
        }
        if parts.types.is_empty() && (parts.has_properties() || parts.rest.is_some()) {
            parts.types.push("object");
        }
        if lost {
            self.diags.push(
                Diagnostic::warning(
                    "mixed-alternatives",
                    &spot.node.place,
                    "alternatives that are no objects stand beside properties",
                )
                .done("only the properties are taken"),
            );
        }
    }

    /// A union as it is written.
    pub(super) fn finish_union(
        &mut self,
        id: TypeId,
        variants: Vec<(TypeUse, String)>,
        tag: Option<RawTag>,
    ) -> TypeUse {
        let variants = variants
            .into_iter()
            .map(|(ty, role)| Variant { ty, role })
            .collect();
        self.set(
            id,
            Shape::Union(Union {
                variants,
                tag: None,
                open: false,
            }),
        );
        if let Some(tag) = tag {
            self.raw_tags.insert(id, tag);
        }
        TypeUse::of(id)
    }

    /// Whether a member only says which keys of the shared part must be there.
    fn only_restricts(&self, member: &Node<'d>) -> bool {
        let NodeSchema::Inline(schema) = member.schema else {
            return false;
        };
        let data = &schema.schema_data;
        keywords(schema).is_some_and(|any| {
            any.properties.values().all(|p| match p {
                openapiv3::ReferenceOr::Item(s) => {
                    keywords(s).is_some_and(|k| *k == openapiv3::AnySchema::default())
                }
                openapiv3::ReferenceOr::Reference { .. } => false,
            }) && any.items.is_none()
                && any.enumeration.is_empty()
                && any
                    .additional_properties
                    .as_ref()
                    .is_none_or(|a| matches!(a, openapiv3::AdditionalProperties::Any(_)))
                && any.typ.as_deref().is_none_or(|t| t == "object")
                && any.format.is_none()
                && any.all_of.is_empty()
                && any.one_of.is_empty()
                && any.any_of.is_empty()
                && !data.extensions.contains_key(TYPES)
                && !data.extensions.contains_key(MORE)
                && data.title.is_none()
                || *any == openapiv3::AnySchema::default()
        }) && !data.extensions.contains_key(TYPES)
            && !data.extensions.contains_key(MORE)
    }
}

/// Whether a member says which one of several types it is.
fn narrows(member: &Node<'_>, types: &[&str]) -> bool {
    let NodeSchema::Inline(schema) = member.schema else {
        return false;
    };
    let own = keywords(schema).and_then(|any| any.typ.as_deref());
    types.len() > 1 && own.is_some_and(|own| types.contains(&own))
}

/// Whether a member stands for null alone.
fn is_null(member: &Node<'_>) -> bool {
    let NodeSchema::Inline(schema) = member.schema else {
        return false;
    };
    keywords(schema).is_some_and(|any| {
        any.typ.as_deref() == Some("null")
            || (any.enumeration == [serde_json::Value::Null] && any.properties.is_empty())
    })
}

/// Whether no value satisfies a member.
fn is_never(member: &Node<'_>) -> bool {
    match member.schema {
        NodeSchema::Inline(schema) => schema.schema_data.extensions.contains_key(NEVER),
        NodeSchema::Component(_) => false,
    }
}

/// What a member is called: its component, its title, or its number.
fn role(member: &Node<'_>, index: usize) -> String {
    match member.schema {
        NodeSchema::Component(key) => key.to_owned(),
        NodeSchema::Inline(schema) => match &schema.schema_data.title {
            Some(title) => title.clone(),
            None => (index + 1).to_string(),
        },
    }
}
