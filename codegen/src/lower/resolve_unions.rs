//! Simplifies unions when all types are known: duplicates and nulls are removed, and several kinds of strings or numbers
//! become one.
//!
//! ```yaml
//! anyOf:                      # one open enum
//!   - type: string
//!   - enum: [gpt-4, gpt-5]
//! ```

use super::interned::Interned;
use super::lowering::Lower;
use super::scalar::wider;
use crate::ir::{
    Discriminator, Enum, EnumKind, Integer, Origin, Shape, StringFormat, TypeId, TypeUse, Union,
    Variant,
};
use rustc_hash::{FxHashMap, FxHashSet};

impl Lower<'_, '_> {
    /// Simplifies every union; twice, since a union may contain one that is simplified later.
    pub(super) fn resolve_unions(&mut self) {
        for _ in 0..2 {
            for index in 0..self.api.types.len() {
                let id = TypeId::at(index);
                if let Shape::Union(union) = self.api.ty(id).shape.clone() {
                    self.simplify(id, union);
                }
            }
            self.shorten_aliases();
        }
    }

    fn simplify(&mut self, id: TypeId, union: Union) {
        let mut variants: Vec<Variant> = Vec::with_capacity(union.variants.len());
        let mut nullable = false;
        let mut open = union.open;
        let mut moved = Vec::with_capacity(union.variants.len());
        let mut places: FxHashMap<TypeId, usize> = FxHashMap::default();
        for variant in union.variants {
            let ty = self.api.resolve(variant.ty);
            nullable |= ty.nullable;
            let ty = TypeUse::of(ty.id);
            if ty.id == id {
                moved.push(None);
            } else if matches!(self.api.shape(ty), Shape::Any) {
                // Any JSON, also null.
                nullable = true;
                open = true;
                moved.push(None);
            } else if let Some(same) = places.get(&ty.id) {
                moved.push(Some(*same));
            } else {
                places.insert(ty.id, variants.len());
                moved.push(Some(variants.len()));
                variants.push(Variant { ty, ..variant });
            }
        }
        let discriminator = union.discriminator.map(|of| renumbered(of, &moved));
        if discriminator.is_none() {
            self.merge_texts(id, &mut variants);
            self.merge_numbers(&mut variants);
        }
        if let Some(ty) = self.api.types.get_mut(id.0 as usize) {
            ty.nullable |= nullable;
        }
        let shape = match variants.as_slice() {
            [] => Shape::Any,
            [one] if !open => match &self.api.ty(one.ty.id).shape {
                Shape::Enum(merged) if self.is_part(one.ty.id, id) => Shape::Enum(merged.clone()),
                _ => Shape::Alias(one.ty),
            },
            _ => Shape::Union(Union {
                variants,
                discriminator,
                open,
            }),
        };
        self.set(id, shape);
    }

    fn is_part(&self, part: TypeId, whole: TypeId) -> bool {
        matches!(&self.api.ty(part).origin, Origin::Part { of, .. } if *of == whole)
    }

    /// Merges the strings among the variants into one: an enum if any of them has literals.
    fn merge_texts(&mut self, id: TypeId, variants: &mut Vec<Variant>) {
        let mut texts = Vec::new();
        let mut values = Vec::new();
        let mut formats: Vec<StringFormat> = Vec::new();
        for (index, variant) in variants.iter().enumerate() {
            match self.api.shape(variant.ty) {
                Shape::Text(text) => formats.push(*text),
                Shape::Enum(e) if e.kind == EnumKind::Text => values.push(e.values.clone()),
                _ => continue,
            }
            texts.push(index);
        }
        let [first, _, ..] = texts.as_slice() else {
            return;
        };
        let first = *first;
        let role = if formats.is_empty() {
            "keyword"
        } else {
            "text"
        };
        // Next to any text, an empty one says nothing.
        let only_empty = values.iter().flatten().all(|value| value.literal == "");
        let ty = if only_empty && !formats.is_empty() {
            self.intern(Interned::Text(StringFormat::Plain))
        } else {
            let mut seen = FxHashSet::default();
            let mut all: Vec<crate::ir::EnumValue> = values.into_iter().flatten().collect();
            all.retain(|value| seen.insert(value.literal.clone()));
            let place = self.api.ty(id).place.clone();
            let docs = self.api.ty(id).docs.clone();
            let merged = self.add(
                Origin::Part {
                    of: id,
                    role: role.to_owned(),
                },
                &place,
            );
            self.set(
                merged,
                Shape::Enum(Enum {
                    kind: EnumKind::Text,
                    values: all,
                }),
            );
            if let Some(ty) = self.api.types.get_mut(merged.0 as usize) {
                ty.docs = docs;
            }
            TypeUse::of(merged)
        };
        let mut index = 0;
        variants.retain_mut(|variant| {
            let here = index;
            index += 1;
            if here == first {
                *variant = Variant {
                    ty,
                    role: role.to_owned(),
                    name: None,
                };
            }
            here == first || texts.binary_search(&here).is_err()
        });
    }

    /// Merges the numbers among the variants into one: the widest.
    fn merge_numbers(&mut self, variants: &mut Vec<Variant>) {
        let kind = |shape: &Shape| match shape {
            Shape::Number => Some(None),
            Shape::Integer(integer) => Some(Some(*integer)),
            _ => None,
        };
        let kinds: Vec<Option<Integer>> = variants
            .iter()
            .filter_map(|v| kind(self.api.shape(v.ty)))
            .collect();
        if kinds.len() < 2 {
            return;
        }
        let wide = kinds
            .into_iter()
            .reduce(|one, other| Some(wider(one?, other?)));
        let wide = wide.flatten().map_or(Interned::Number, Interned::Integer);
        let ty = self.intern(wide);
        let mut first = true;
        let api = &self.api;
        variants.retain_mut(|variant| {
            if kind(api.shape(variant.ty)).is_none() {
                return true;
            }
            variant.ty = ty;
            variant.name = None;
            "number".clone_into(&mut variant.role);
            std::mem::take(&mut first)
        });
    }
}

/// The discriminator of variants that moved or were removed.
fn renumbered(discriminator: Discriminator, moved: &[Option<usize>]) -> Discriminator {
    let Discriminator {
        property,
        mapping,
        keys: old_keys,
    } = discriminator;
    let mapping = mapping
        .into_iter()
        .filter_map(|(value, variant)| Some((value, moved.get(variant).copied().flatten()?)))
        .collect();
    let mut keys = Vec::new();
    for (key, to) in old_keys.into_iter().zip(moved) {
        if to.is_some_and(|to| to >= keys.len()) {
            keys.push(key);
        }
    }
    Discriminator {
        property,
        mapping,
        keys,
    }
}
