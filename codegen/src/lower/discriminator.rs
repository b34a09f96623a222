//! Discriminators, and components that are extended by others.
//!
//! ```yaml
//! discriminator:
//!   propertyName: petType
//!   mapping: { dog: "#/components/schemas/Dog" }
//! ```

use super::given_name::component_name;
use super::keywords::keywords;
use super::lowering::Lower;
use super::merged::MergedSchema;
use super::site::component_key;
use super::slot::TypeSlot;
use crate::dialect::SideTables;
use crate::ir::{self, Origin, TypeUse, Variant};
use indexmap::{IndexMap, IndexSet};
use openapiv3::{Discriminator, ReferenceOr, Schema};
use rustc_hash::FxHashMap;

/// The discriminator of a union whose variants have these components, in order.
pub(super) fn discriminator_of(
    side: &SideTables,
    discriminator: &Discriminator,
    keys: &[Option<&str>],
) -> ir::Discriminator {
    let mut variants: FxHashMap<&str, usize> = FxHashMap::default();
    for (variant, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            variants.entry(key).or_insert(variant);
        }
    }
    let mapping = discriminator
        .mapping
        .iter()
        .filter_map(|(value, target)| Some((value.clone(), *variants.get(target_key(target))?)))
        .collect();
    ir::Discriminator {
        property: discriminator.property_name.clone(),
        mapping,
        keys: keys
            .iter()
            .map(|key| key.map(|key| side.schema_name(key).into_owned()))
            .collect(),
    }
}

/// The component that a mapping refers to: by reference, by file, or by its name.
fn target_key(target: &str) -> &str {
    let key = component_key(target);
    let key = key.rsplit('/').next().unwrap_or(key);
    ["json", "yaml", "yml"]
        .iter()
        .find_map(|ext| key.strip_suffix(ext)?.strip_suffix('.'))
        .unwrap_or(key)
}

/// Which components extend a component: those that reference it in `allOf`.
pub(super) fn children(
    schemas: &IndexMap<String, ReferenceOr<Schema>>,
) -> FxHashMap<&str, Vec<&str>> {
    let mut children: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for (key, schema) in schemas {
        let ReferenceOr::Item(schema) = schema else {
            continue;
        };
        let Some(any) = keywords(schema) else {
            continue;
        };
        for member in &any.all_of {
            if let ReferenceOr::Reference { reference } = member {
                children
                    .entry(component_key(reference))
                    .or_default()
                    .push(key);
            }
        }
    }
    children
}

impl<'d> Lower<'d, '_> {
    /// Whether a component is a base: it has a discriminator, and others extend it.
    pub(super) fn is_base(&self, key: &str) -> bool {
        let Some(components) = &self.document.openapi.components else {
            return false;
        };
        let Some(ReferenceOr::Item(schema)) = components.schemas.get(key) else {
            return false;
        };
        schema.schema_data.discriminator.is_some()
            && keywords(schema).is_some_and(|any| any.one_of.is_empty() && any.any_of.is_empty())
            && self.children.contains_key(key)
    }

    /// Whether a component that is only an `allOf` of a base is a variant of the base, not an alias. With `nullable`, it is
    /// an alias: OpenAPI 3.0 has no other way to allow null beside the base.
    pub(super) fn is_child(&self, schema: &Schema, base: &str) -> bool {
        self.is_base(base)
            && !schema.schema_data.nullable
            && keywords(schema).is_some_and(|any| !any.all_of.is_empty())
    }

    /// The union of the components that extend a base.
    pub(super) fn base_union(
        &mut self,
        key: &'d str,
        merged: &MergedSchema<'d>,
        slot: &TypeSlot<'d>,
    ) -> Option<TypeUse> {
        if !self.is_base(key) {
            return None;
        }
        let components = self.document.openapi.components.as_ref()?;
        let ReferenceOr::Item(schema) = components.schemas.get(key)? else {
            return None;
        };
        let discriminator = schema.schema_data.discriminator.as_ref()?;
        let mut extending: IndexSet<&'d str> = IndexSet::new();
        let mut queue = vec![key];
        while let Some(base) = queue.pop() {
            for &child in self.children.get(base).into_iter().flatten() {
                if child != key && extending.insert(child) {
                    // Components that extend a child have the discriminator too, unless the child is a base itself.
                    if !self.is_base(child) {
                        queue.push(child);
                    }
                }
            }
        }
        extending.sort_by_cached_key(|child| components.schemas.get_index_of(*child));
        let id = self.slot_id(slot, merged.docs.clone());
        let mut keys: Vec<Option<&str>> = extending.iter().map(|child| Some(*child)).collect();
        let mut variants: Vec<Variant> = Vec::with_capacity(extending.len() + 1);
        for (index, child) in extending.iter().enumerate() {
            variants.push(Variant {
                ty: self.component_use(child),
                role: (index + 1).to_string(),
                name: component_name(&self.document.side, child),
            });
        }
        if discriminator
            .mapping
            .values()
            .any(|target| target_key(target) == key)
        {
            let origin = Origin::Part {
                of: id,
                role: "base".to_owned(),
            };
            let base = TypeSlot {
                origin,
                target: None,
                key: None,
                ..slot.clone()
            };
            let using = self.build(merged.clone(), base);
            variants.push(Variant {
                ty: using,
                role: "base".to_owned(),
                name: component_name(&self.document.side, key),
            });
            keys.push(Some(key));
        }
        let tag = discriminator_of(&self.document.side, discriminator, &keys);
        Some(self.finish_union(id, variants, Some(tag)))
    }
}
