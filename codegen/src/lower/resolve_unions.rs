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

/// Inline types that gave something to their unions.
#[derive(Default)]
struct Replaced {
    /// The only variants of unions, each with its union, which took its shape.
    moved: FxHashMap<TypeId, TypeId>,
    /// Variants that allow null: their unions do it for them.
    nullable: Vec<TypeId>,
    /// Strings that became part of another type.
    merged: Vec<(TypeId, TypeUse)>,
}

impl Lower<'_, '_> {
    /// Simplifies every union; twice, since a union may contain one that is simplified later.
    pub(super) fn resolve_unions(&mut self) {
        let mut replaced = Replaced::default();
        for _ in 0..2 {
            // A variant is younger than its union.
            for index in (0..self.api.types.len()).rev() {
                let id = TypeId::at(index);
                if let Shape::Union(union) = self.api.ty(id).shape.clone() {
                    self.simplify(id, union, &mut replaced);
                }
            }
            self.shorten_aliases();
        }
        for id in replaced.nullable {
            if let Some(part) = self.api.types.get_mut(id.0 as usize) {
                part.nullable = false;
            }
        }
        self.rename_parts(&replaced.moved);
        self.drop_merged(&replaced.merged);
    }

    fn simplify(&mut self, id: TypeId, union: Union, replaced: &mut Replaced) {
        let mut variants: Vec<Variant> = Vec::with_capacity(union.variants.len());
        let mut nullable = false;
        let mut open = union.open;
        let mut moved = Vec::with_capacity(union.variants.len());
        let mut places: FxHashMap<TypeId, usize> = FxHashMap::default();
        for variant in union.variants {
            let ty = self.api.resolve(variant.ty);
            nullable |= ty.nullable;
            let ty = TypeUse::of(ty.id);
            if self.is_part(ty.id, id) && self.api.ty(ty.id).nullable {
                replaced.nullable.push(ty.id);
            }
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
            self.merge_texts(id, &mut variants, &mut replaced.merged);
            self.merge_numbers(&mut variants);
        }
        if let Some(ty) = self.api.types.get_mut(id.0 as usize) {
            ty.nullable |= nullable;
        }
        let shape = match variants.as_slice() {
            [] => Shape::Any,
            [one] if !open && self.is_part(one.ty.id, id) => {
                replaced.moved.insert(one.ty.id, id);
                self.take_shape(one.ty.id, id)
            }
            [one] if !open => Shape::Alias(one.ty),
            _ => Shape::Union(Union {
                variants,
                discriminator,
                open,
            }),
        };
        self.set(id, shape);
    }

    fn is_part(&self, part: TypeId, whole: TypeId) -> bool {
        let part = self.api.ty(part);
        part.shape.is_nominal() && matches!(&part.origin, Origin::Part { of, .. } if *of == whole)
    }

    /// Takes the shape of a union's only variant, which becomes an alias of the union.
    fn take_shape(&mut self, part: TypeId, whole: TypeId) -> Shape {
        let alias = Shape::Alias(TypeUse::of(whole));
        let Some(part) = self.api.types.get_mut(part.0 as usize) else {
            return alias;
        };
        let docs = part.docs.clone();
        let shape = std::mem::replace(&mut part.shape, alias);
        if let Some(whole) = self.api.types.get_mut(whole.0 as usize)
            && whole.docs.summary.is_none()
            && whole.docs.description.is_none()
        {
            whole.docs = docs;
        }
        shape
    }

    /// Names the parts of types that moved to a union after the union.
    fn rename_parts(&mut self, moved: &FxHashMap<TypeId, TypeId>) {
        for ty in &mut self.api.types {
            let mut origin = &mut ty.origin;
            while let Origin::Item(inner) | Origin::Value(inner) = origin {
                origin = inner;
            }
            if let Origin::Part { of, .. } = origin {
                // A union may have moved too, but only to one that is outside of it.
                while let Some(whole) = moved.get(of) {
                    *of = *whole;
                }
            }
        }
    }

    /// Removes the inline types that became part of another one, unless something else refers to them.
    fn drop_merged(&mut self, merged: &[(TypeId, TypeUse)]) {
        let mut used = vec![false; self.api.types.len()];
        for ty in &self.api.types {
            ty.shape.each_part(|part| {
                if let Some(used) = used.get_mut(part.id.0 as usize) {
                    *used = true;
                }
            });
        }
        for (id, into) in merged {
            let is_part = matches!(self.api.ty(*id).origin, Origin::Part { .. });
            if is_part && !used.get(id.0 as usize).copied().unwrap_or(true) {
                self.set(*id, Shape::Alias(*into));
            }
        }
    }

    /// Merges the strings among the variants into one: an enum if any of them has literals.
    fn merge_texts(
        &mut self,
        id: TypeId,
        variants: &mut Vec<Variant>,
        replaced: &mut Vec<(TypeId, TypeUse)>,
    ) {
        let mut texts = Vec::new();
        let mut values = Vec::new();
        let mut formats: Vec<StringFormat> = Vec::new();
        for (index, variant) in variants.iter().enumerate() {
            match self.api.shape(variant.ty) {
                Shape::Text(text) => formats.push(*text),
                Shape::Enum(e) if e.kind == EnumKind::Text => {
                    let mut values_of_one = e.values.clone();
                    // `oneOf: [{ const: small, description: ... }, ...]`
                    if let [value] = values_of_one.as_mut_slice() {
                        let docs = &self.api.ty(self.api.resolve(variant.ty).id).docs;
                        let described = docs.description.as_ref().or(docs.summary.as_ref());
                        value.description = value.description.take().or(described.cloned());
                    }
                    values.push(values_of_one);
                }
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
            if texts.binary_search(&here).is_ok() {
                replaced.push((variant.ty.id, ty));
            }
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
