//! `oneOf` and `anyOf`. They are simplified when all types are known.
//!
//! ```yaml
//! oneOf:
//!   - $ref: "#/components/schemas/Card"
//!   - type: string
//! discriminator: { propertyName: kind }
//! ```

use super::discriminator::discriminator_of;
use super::given_name::given_name;
use super::keywords::keywords;
use super::lowering::Lower;
use super::merged::{Alternatives, MergedSchema};
use super::site::{SchemaRef, SchemaSite};
use super::slot::TypeSlot;
use super::sole_alternative::{is_null, is_untyped};
use crate::diag::Diagnostic;
use crate::dialect::{MORE, NEVER, TYPES};
use crate::ir::{Discriminator, Docs, Origin, Shape, TypeId, TypeUse, Union, Variant};
use rustc_hash::FxHashSet;

/// The most copies of shared properties, over all alternatives. Beyond that, all alternatives become one object.
const SPREAD: usize = 4000;

impl<'d> Lower<'d, '_> {
    /// Removes members that are no alternatives: null, and schemas that only list required keys.
    pub(super) fn clean_alternatives(&mut self, merged: &mut MergedSchema<'d>) {
        let mut alternatives = std::mem::take(&mut merged.alternatives);
        let based = !merged.is_bare() || merged.types.iter().any(|t| *t != "object");
        for group in &mut alternatives {
            let mut kept = Vec::with_capacity(group.members.len());
            for member in group.members.drain(..) {
                if is_null(self.document, &member) {
                    merged.nullable = true;
                } else if is_never(&member) {
                    // No value matches this alternative.
                } else if narrows(&member, &merged.types)
                    || !(based && self.only_restricts(&member))
                {
                    kept.push(member);
                }
            }
            group.members = kept;
        }
        alternatives.retain(|group| !group.members.is_empty());
        merged.alternatives = alternatives;
    }

    /// The type of a merged schema with alternatives.
    pub(super) fn union_of_alternatives(
        &mut self,
        mut merged: MergedSchema<'d>,
        slot: TypeSlot<'d>,
    ) -> TypeUse {
        let spread = match merged.alternatives.as_slice() {
            [one] => {
                let own = merged.properties.len() + usize::from(merged.additional.is_some());
                (one.one_of || one.discriminator.is_some() || own == 0)
                    && one.members.len() * own.max(1) < SPREAD
            }
            _ => false,
        };
        if spread && let Some(group) = merged.alternatives.pop() {
            return self.spread(merged, &group, slot);
        }
        self.flatten_alternatives(&mut merged, &slot);
        self.build(merged, slot)
    }

    /// A union of one type for each alternative: the shared keywords and its own.
    fn spread(
        &mut self,
        base: MergedSchema<'d>,
        group: &Alternatives<'d>,
        slot: TypeSlot<'d>,
    ) -> TypeUse {
        let id = self.slot_id(&slot, base.docs.clone());
        let mut variants = Vec::with_capacity(group.members.len());
        let mut keys = Vec::with_capacity(group.members.len());
        for (index, member) in group.members.iter().enumerate() {
            let role = (index + 1).to_string();
            keys.push(match member.schema {
                SchemaRef::Component(key) => Some(key),
                SchemaRef::Inline(_) => None,
            });
            variants.push(Variant {
                ty: self.variant(id, &base, member, &role, &slot),
                role,
                name: given_name(&self.document.side, member),
            });
        }
        let discriminator = group
            .discriminator
            .map(|d| discriminator_of(&self.document.side, d, &keys));
        self.finish_union(id, variants, discriminator)
    }

    fn variant(
        &mut self,
        id: TypeId,
        base: &MergedSchema<'d>,
        member: &SchemaSite<'d>,
        role: &str,
        slot: &TypeSlot<'d>,
    ) -> TypeUse {
        let origin = Origin::Part {
            of: id,
            role: role.to_owned(),
        };
        if base.is_bare() && base.required.is_empty() {
            let types: Vec<_> = base.types.clone();
            if types.is_empty() || !is_untyped(member) {
                return self.ty(member.clone(), origin);
            }
        }
        let mut seen = slot.seen.clone();
        let own = self.merge(member, &mut seen);
        // The shared keywords are copied into each alternative.
        let cut = !self.spend(base.size(), &member.place);
        if let SchemaRef::Component(key) = member.schema
            && base.adds_nothing_to(&own)
        {
            return self.component_use(key);
        }
        let mut merged = base.clone();
        merged.docs = Docs::default();
        merged.nullable = false;
        let mut seen = slot.seen.clone();
        self.merge_into(member, &mut merged, &mut seen);
        merged.cut |= cut;
        // A component that is an alternative of itself adds nothing.
        if let SchemaRef::Component(key) = member.schema {
            seen.push(key);
        }
        let slot = TypeSlot {
            site: member.clone(),
            origin,
            target: None,
            key: None,
            seen,
        };
        self.build_nested(merged, slot)
    }

    /// Merges the properties of all alternatives into one object; none of them is required.
    fn flatten_alternatives(&mut self, merged: &mut MergedSchema<'d>, slot: &TypeSlot<'d>) {
        let alternatives = std::mem::take(&mut merged.alternatives);
        let mut lost = false;
        let own: FxHashSet<&str> = merged.properties.keys().copied().collect();
        for group in alternatives {
            for member in &group.members {
                let mut seen = slot.seen.clone();
                let mut found = self.merge(member, &mut seen);
                // This ends, since a component adds its alternatives once.
                while let Some(inner) = found.alternatives.pop() {
                    for site in &inner.members {
                        self.merge_into(site, &mut found, &mut seen);
                    }
                }
                merged.cut |= !self.spend(found.size(), &member.place);
                lost |=
                    !found.has_properties() && !found.says_nothing() && found.additional.is_none();
                for (name, sites) in found.properties {
                    // A shared property is the same in every alternative.
                    if !own.contains(name) {
                        merged.properties.entry(name).or_insert(sites);
                    }
                }
                merged.conditions.extend(found.conditions);
                merged.additional = merged.additional.take().or(found.additional);
            }
        }
        if merged.types.is_empty() && (merged.has_properties() || merged.additional.is_some()) {
            merged.types.push("object");
        }
        if lost {
            self.diags.push(
                Diagnostic::warning(
                    "mixed-alternatives",
                    &slot.site.place,
                    "some alternatives beside properties are no objects",
                )
                .done("only the properties are used"),
            );
        }
    }

    /// Defines a union.
    pub(super) fn finish_union(
        &mut self,
        id: TypeId,
        variants: Vec<Variant>,
        discriminator: Option<Discriminator>,
    ) -> TypeUse {
        self.set(
            id,
            Shape::Union(Union {
                variants,
                discriminator,
                open: false,
            }),
        );
        TypeUse::of(id)
    }

    /// Whether a member only lists which shared keys are required.
    fn only_restricts(&self, member: &SchemaSite<'d>) -> bool {
        let SchemaRef::Inline(schema) = member.schema else {
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

/// Whether a member selects one of several types.
fn narrows(member: &SchemaSite<'_>, types: &[&str]) -> bool {
    let SchemaRef::Inline(schema) = member.schema else {
        return false;
    };
    let own = keywords(schema).and_then(|any| any.typ.as_deref());
    types.len() > 1 && own.is_some_and(|own| types.contains(&own))
}

/// Whether no value satisfies a member.
fn is_never(member: &SchemaSite<'_>) -> bool {
    match member.schema {
        SchemaRef::Inline(schema) => schema.schema_data.extensions.contains_key(NEVER),
        SchemaRef::Component(_) => false,
    }
}
