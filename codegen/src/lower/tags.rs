//! The property that tells the variants of a union apart, once every type is known.
//!
//! ```yaml
//! oneOf:                      # `kind` tells them apart
//!   - { required: [kind], properties: { kind: { enum: [card] } } }
//!   - { required: [kind], properties: { kind: { enum: [bank] } } }
//! ```

use super::discriminator_values::RawTag;
use super::lowering::Lower;
use crate::ir::{Property, Shape, Tag, TagValue, TypeId, TypeUse, Union, Variant};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

/// How many variants, and variants of variants, are looked at for one property.
const TAGS: usize = 20_000;

impl Lower<'_, '_> {
    /// The property that tells the variants of a union apart.
    pub(super) fn tag(&self, id: TypeId, union: &Union) -> Option<Tag> {
        if union.variants.len() < 2 && !self.raw_tags.contains_key(&id) {
            return None;
        }
        // Where anything is allowed, a tag obliges to nothing.
        if union.open {
            return None;
        }
        if let Some(raw) = self.raw_tags.get(&id)
            && let Some(tag) = self.declared_tag(raw, union)
        {
            return Some(tag);
        }
        let Shape::Object(first) = self.api.shape(union.variants.first()?.ty) else {
            return None;
        };
        first
            .properties
            .iter()
            .filter(|p| p.required)
            .find_map(|property| {
                let mut fuel = TAGS;
                let mut values: Vec<TagValue> = Vec::new();
                let mut seen = FxHashSet::default();
                for (variant, v) in union.variants.iter().enumerate() {
                    let found = self.tag_literals(v.ty, &property.name, 0, &mut fuel);
                    let (required, literals) = found?;
                    if !required || literals.is_empty() {
                        return None;
                    }
                    for value in literals {
                        if !seen.insert(value.clone()) {
                            return None;
                        }
                        values.push(TagValue { value, variant });
                    }
                }
                Some(Tag {
                    property: property.name.clone(),
                    values,
                })
            })
    }

    fn declared_tag(&self, raw: &RawTag, union: &Union) -> Option<Tag> {
        let mut values: Vec<TagValue> = Vec::new();
        let mut seen = FxHashSet::default();
        let mut told = vec![false; union.variants.len()];
        let mut tell = |value: String, variant: usize, told: &mut [bool]| {
            if seen.insert(value.clone()) {
                if let Some(told) = told.get_mut(variant) {
                    *told = true;
                }
                values.push(TagValue { value, variant });
            }
        };
        for (value, variant) in &raw.mapping {
            tell(value.clone(), *variant, &mut told);
        }
        let mut fuel = TAGS;
        let mut literals = Vec::with_capacity(union.variants.len());
        for variant in &union.variants {
            let (_, own) = self.tag_literals(variant.ty, &raw.property, 0, &mut fuel)?;
            literals.push(own);
        }
        disinherit(&mut literals, raw);
        for (variant, literals) in literals.into_iter().enumerate() {
            let mapped = told.get(variant).copied().unwrap_or_default();
            let implicit = raw.implicit.get(variant).cloned().flatten();
            let more = if !literals.is_empty() && (!mapped || literals.len() == 1) {
                literals
            } else if mapped {
                Vec::new()
            } else {
                implicit.into_iter().collect()
            };
            for value in more {
                tell(value, variant, &mut told);
            }
            if !told.get(variant).copied().unwrap_or_default() {
                return None;
            }
        }
        values.sort_by_key(|v| v.variant);
        Some(Tag {
            property: raw.property.clone(),
            values,
        })
    }

    /// Gives each value of a tag a variant of its own where the payload has no place for the value: it would be lost.
    pub(super) fn split_aliases(&self, union: &mut Union) {
        let Some(tag) = &mut union.tag else { return };
        let mut variants = Vec::with_capacity(tag.values.len());
        let mut values = Vec::with_capacity(tag.values.len());
        let mut by_variant: Vec<Vec<&TagValue>> = vec![Vec::new(); union.variants.len()];
        for value in &tag.values {
            if let Some(own) = by_variant.get_mut(value.variant) {
                own.push(value);
            }
        }
        for (own, variant) in by_variant.into_iter().zip(&union.variants) {
            let placeless = matches!(self.api.shape(variant.ty), Shape::Object(object)
                if object.rest.is_none() && object.properties.iter().all(|p| p.name != tag.property));
            for (nth, value) in own.into_iter().enumerate() {
                if nth == 0 {
                    variants.push(variant.clone());
                } else if placeless {
                    variants.push(Variant {
                        ty: variant.ty,
                        role: value.value.clone(),
                    });
                }
                values.push(TagValue {
                    value: value.value.clone(),
                    variant: variants.len() - 1,
                });
            }
        }
        union.variants = variants;
        tag.values = values;
    }

    /// The literals that a property of an object is known to take, and whether it is required;
    /// `None` if it is no object.
    fn tag_literals(
        &self,
        ty: TypeUse,
        name: &str,
        depth: usize,
        fuel: &mut usize,
    ) -> Option<(bool, Vec<String>)> {
        *fuel = fuel.checked_sub(1)?;
        match self.api.shape(ty) {
            Shape::Object(object) => {
                let Some(property) = object.properties.iter().find(|p| p.name == name) else {
                    return Some((false, Vec::new()));
                };
                Some((property.required, self.literals(property)))
            }
            Shape::Map(_) => Some((false, Vec::new())),
            Shape::Union(union) if depth < 4 => {
                let mut all = Vec::new();
                let mut all_required = true;
                for variant in &union.variants {
                    let (required, literals) =
                        self.tag_literals(variant.ty, name, depth + 1, fuel)?;
                    all_required &= required;
                    if literals.is_empty() {
                        return Some((false, Vec::new()));
                    }
                    all.extend(literals);
                }
                Some((all_required, all))
            }
            _ => None,
        }
    }

    fn literals(&self, property: &Property) -> Vec<String> {
        match self.api.shape(property.ty) {
            Shape::Enum(e) => e.values.iter().map(|v| literal_text(&v.literal)).collect(),
            _ => Vec::new(),
        }
    }
}

/// Empties the literals that several variants have alike: they come from a common base, which lists
/// the tags of all. The mapping or the name of a variant tells which one is its own. Literals that no
/// mapping and no name agrees with stay: they are better evidence than names.
fn disinherit(literals: &mut [Vec<String>], raw: &RawTag) {
    let mut holders: FxHashMap<&[String], usize> = FxHashMap::default();
    for own in literals.iter().filter(|own| own.len() > 1) {
        *holders.entry(own).or_default() += 1;
    }
    let mut names: FxHashSet<&str> = raw
        .mapping
        .iter()
        .map(|(value, _)| value.as_str())
        .collect();
    names.extend(raw.implicit.iter().flatten().map(String::as_str));
    let inherited: Vec<bool> = literals
        .iter()
        .map(|own| {
            holders.get(own.as_slice()).is_some_and(|count| *count > 1)
                && own.iter().any(|value| names.contains(value.as_str()))
        })
        .collect();
    for (own, inherited) in literals.iter_mut().zip(inherited) {
        if inherited {
            own.clear();
        }
    }
}

/// A literal as a tag is compared.
fn literal_text(literal: &Value) -> String {
    match literal {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
