//! Properties in `then`, `else` and other conditions: they are optional, whatever the condition is.
//!
//! ```yaml
//! if: { properties: { kind: { const: mail } } }
//! then: { required: [address], properties: { address: { type: string } } }
//! ```

use super::given_name::given_name;
use super::interned::Interned;
use super::keywords::docs;
use super::lowering::Lower;
use super::merged::MergedSchema;
use super::site::{SchemaRef, SchemaSite};
use crate::diag::{Diagnostic, Place};
use crate::ir::{Docs, Origin, Property, TypeId, TypeUse, Variant};
use indexmap::IndexMap;
use rustc_hash::FxHashSet;

/// Properties by name, each with its schemas, and whether a value must match the schema.
pub(super) type Conditional<'d> = IndexMap<&'d str, Vec<(SchemaSite<'d>, bool)>>;

impl<'d> Lower<'d, '_> {
    /// All properties in conditions, and in conditions within these.
    pub(super) fn conditional(&mut self, merged: &MergedSchema<'d>) -> Conditional<'d> {
        let mut found = Conditional::new();
        let mut met: FxHashSet<Place> = FxHashSet::default();
        let mut queue: Vec<(SchemaSite<'d>, bool)> =
            merged.conditions.iter().rev().cloned().collect();
        while let Some((site, asserted)) = queue.pop() {
            if !met.insert(site.place.clone()) || !self.spend(1, &site.place) {
                continue;
            }
            let own = self.merge(&site, &mut Vec::new());
            for (name, sites) in own.properties {
                let property_sites = found.entry(name).or_default();
                property_sites.extend(sites.into_iter().map(|site| (site, asserted)));
            }
            for name in own.required {
                found.entry(name).or_default();
            }
            let members = own.alternatives.into_iter().flat_map(|group| group.members);
            let inner: Vec<_> = members
                .map(|member| (member, asserted))
                .chain(own.conditions)
                .map(|(site, inner)| (site, asserted && inner))
                .collect();
            queue.extend(inner.into_iter().rev());
        }
        found
    }

    /// Adds the properties that are only in conditions.
    pub(super) fn conditional_properties(
        &mut self,
        id: TypeId,
        conditional: Conditional<'d>,
        list: &mut Vec<Property>,
    ) {
        let known: FxHashSet<String> = list.iter().map(|p| p.name.clone()).collect();
        for (name, sites) in conditional {
            if known.contains(name) {
                continue;
            }
            let docs = match sites.first().map(|(site, _)| site.schema) {
                Some(SchemaRef::Inline(schema)) => docs(schema),
                _ => Docs::default(),
            };
            list.push(Property {
                name: name.to_owned(),
                required: false,
                ty: self.conditional_type(id, name, sites),
                docs,
                read_only: false,
                write_only: false,
                default: None,
                example: None,
            });
        }
    }

    /// The type of a property that is only in conditions: one of the types that some condition asserts, or any JSON if
    /// none does.
    fn conditional_type(
        &mut self,
        id: TypeId,
        name: &str,
        sites: Vec<(SchemaSite<'d>, bool)>,
    ) -> TypeUse {
        let asserted: Vec<SchemaSite<'d>> = sites
            .into_iter()
            .filter_map(|(site, asserted)| asserted.then_some(site))
            .collect();
        let origin = Origin::Part {
            of: id,
            role: name.to_owned(),
        };
        match asserted.as_slice() {
            [] => self.intern(Interned::Any),
            [one] => self.ty(one.clone(), origin),
            [first, ..] => {
                let union = self.add(origin, &first.place);
                let mut variants = Vec::with_capacity(asserted.len());
                for (index, site) in asserted.iter().enumerate() {
                    let role = (index + 1).to_string();
                    let part = Origin::Part {
                        of: union,
                        role: role.clone(),
                    };
                    variants.push(Variant {
                        ty: self.ty(site.clone(), part),
                        role,
                        name: given_name(&self.document.side, site),
                    });
                }
                self.finish_union(union, variants, None)
            }
        }
    }

    /// The schemas of a declared property with what conditions add to it, if it is an object with properties. A component
    /// is also used elsewhere, so what a condition would add to a component is left out and reported.
    pub(super) fn added(
        &mut self,
        sites: &[SchemaSite<'d>],
        conditions: &[(SchemaSite<'d>, bool)],
    ) -> Option<MergedSchema<'d>> {
        let mut merged = MergedSchema::default();
        for site in sites {
            merged.nullable = false;
            self.merge_into(site, &mut merged, &mut Vec::new());
        }
        if merged.properties.is_empty() || !merged.alternatives.is_empty() {
            return None;
        }
        let added = MergedSchema {
            conditions: conditions.to_vec(),
            ..MergedSchema::default()
        };
        let added = self.conditional(&added);
        let new: Vec<&str> = added.into_keys().collect();
        let new = new.into_iter().find(|name| {
            !merged.properties.contains_key(name) && !merged.required.contains(name)
        })?;
        if let [one] = sites
            && let SchemaRef::Component(key) = one.schema
        {
            let place = conditions
                .first()
                .map_or(&one.place, |(site, _)| &site.place);
            self.diags.push(
                Diagnostic::warning(
                    "conditional-property",
                    place,
                    format!("a condition adds `{new}` to an object that is described by `{key}`"),
                )
                .done("it is left out")
                .help("add it to the properties of the component"),
            );
            return None;
        }
        merged.conditions.extend(conditions.iter().cloned());
        Some(merged)
    }
}
