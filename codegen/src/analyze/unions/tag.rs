//! The property that tells the variants of a union apart: the document's discriminator, or a required
//! property of all variants whose literals differ.
//!
//! ```yaml
//! oneOf:                      # `kind` tells them apart
//!   - { required: [kind], properties: { kind: { enum: [card] } } }
//!   - { required: [kind], properties: { kind: { enum: [bank] } } }
//! ```

use super::literals::enum_values;
use crate::ir::{Api, Discriminator, Shape, TypeUse, Union, literal_text};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many variants, and variants of variants, are looked at for one property.
const VISITS: usize = 20_000;

/// The property that tells the variants of a union apart.
pub(super) struct Tag {
    /// Its key.
    pub property: String,
    /// For each variant, the values that select it.
    pub values: Vec<Vec<String>>,
}

/// The tag of a union, if it has one.
pub(super) fn tag(api: &Api, union: &Union) -> Option<Tag> {
    // An open union also allows values that have no tag.
    if union.open {
        return None;
    }
    let declared = union.discriminator.as_ref();
    declared
        .and_then(|discriminator| declared_tag(api, union, discriminator))
        .or_else(|| {
            let enough = union.variants.len() > 1 || declared.is_some();
            enough.then(|| literal_tag(api, union)).flatten()
        })
}

/// The first required property that has literals in every variant, none of them in two variants.
fn literal_tag(api: &Api, union: &Union) -> Option<Tag> {
    let Shape::Object(first) = api.shape(union.variants.first()?.ty) else {
        return None;
    };
    let mut required = first.properties.iter().filter(|p| p.required);
    required.find_map(|property| {
        let mut visits = VISITS;
        let mut values = Vec::with_capacity(union.variants.len());
        let mut seen = FxHashSet::default();
        for variant in &union.variants {
            let found = tag_literals(api, variant.ty, &property.name, 0, &mut visits);
            let (required, literals) = found?;
            let differs = literals.iter().all(|value| seen.insert(value.clone()));
            if !required || literals.is_empty() || !differs {
                return None;
            }
            values.push(literals);
        }
        Some(Tag {
            property: property.name.clone(),
            values,
        })
    })
}

/// The tag that a discriminator describes, if every variant has a value of it.
fn declared_tag(api: &Api, union: &Union, discriminator: &Discriminator) -> Option<Tag> {
    let mut values: Vec<Vec<String>> = vec![Vec::new(); union.variants.len()];
    let mut seen = FxHashSet::default();
    for (value, variant) in &discriminator.mapping {
        if let Some(own) = values.get_mut(*variant)
            && seen.insert(value.clone())
        {
            own.push(value.clone());
        }
    }
    let mut visits = VISITS;
    let mut literals = Vec::with_capacity(union.variants.len());
    for variant in &union.variants {
        let (_, own) = tag_literals(api, variant.ty, &discriminator.property, 0, &mut visits)?;
        literals.push(own);
    }
    drop_inherited(&mut literals, discriminator);
    for (variant, (own, literals)) in values.iter_mut().zip(literals).enumerate() {
        let mapped = !own.is_empty();
        let key = discriminator.keys.get(variant).cloned().flatten();
        let more = if !literals.is_empty() && (!mapped || literals.len() == 1) {
            literals
        } else if mapped {
            Vec::new()
        } else {
            key.into_iter().collect()
        };
        own.extend(more.into_iter().filter(|value| seen.insert(value.clone())));
        if own.is_empty() {
            return None;
        }
    }
    Some(Tag {
        property: discriminator.property.clone(),
        values,
    })
}

/// Whether a property of an object is required, and the literals that it is known to have; `None` if
/// the type is no object.
fn tag_literals(
    api: &Api,
    ty: TypeUse,
    name: &str,
    depth: usize,
    visits: &mut usize,
) -> Option<(bool, Vec<String>)> {
    *visits = visits.checked_sub(1)?;
    match api.shape(ty) {
        Shape::Object(object) => {
            let Some(property) = object.properties.iter().find(|p| p.name == name) else {
                return Some((false, Vec::new()));
            };
            let values = enum_values(api, property.ty).unwrap_or_default();
            let literals = values.iter().map(|value| literal_text(&value.literal));
            Some((property.required, literals.collect()))
        }
        Shape::Map(_) => Some((false, Vec::new())),
        Shape::Union(union) if depth < 4 => {
            let mut all = Vec::new();
            let mut all_required = true;
            for variant in &union.variants {
                let (required, literals) = tag_literals(api, variant.ty, name, depth + 1, visits)?;
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

/// Empties literal lists that several variants share: they are inherited from a base that lists the
/// tags of all variants, and the mapping or the component's key says which tag belongs to which variant.
/// A shared list that has no mapped value and no key stays: it is better evidence than the keys.
fn drop_inherited(literals: &mut [Vec<String>], discriminator: &Discriminator) {
    let mut holders: FxHashMap<&[String], usize> = FxHashMap::default();
    for own in literals.iter().filter(|own| own.len() > 1) {
        *holders.entry(own).or_default() += 1;
    }
    let mapped = discriminator
        .mapping
        .iter()
        .map(|(value, _)| value.as_str());
    let keys = discriminator.keys.iter().flatten().map(String::as_str);
    let names: FxHashSet<&str> = mapped.chain(keys).collect();
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
