//! What unions come to once every type is known: doubles and nulls go, strings become one, and the
//! property that tells the variants apart is found.
//!
//! ```yaml
//! anyOf:                      # one open enum
//!   - type: string
//!   - enum: [gpt-4, gpt-5]
//! ```

use super::Lower;
use super::discriminator::RawTag;
use super::scalar::{Interned, wider};
use crate::diag::Diagnostic;
use crate::ir::{
    Enum, EnumKind, Integer, Origin, Property, Shape, Tag, TagValue, Text, TypeId, TypeUse, Union,
    Variant,
};
use serde_json::Value;

impl Lower<'_, '_> {
    /// Settles every union; twice, since a union may hold one that is settled later.
    pub(super) fn unions(&mut self) {
        for _ in 0..2 {
            for index in 0..self.api.types.len() {
                let id = TypeId(u32::try_from(index).unwrap_or(u32::MAX));
                if let Shape::Union(union) = self.api.ty(id).shape.clone() {
                    self.simplify(id, union);
                }
            }
        }
        for index in 0..self.api.types.len() {
            let id = TypeId(u32::try_from(index).unwrap_or(u32::MAX));
            if let Shape::Union(union) = &self.api.ty(id).shape {
                let tag = self.tag(id, union);
                let lost = tag.is_none() && self.raw_tags.contains_key(&id);
                if lost {
                    self.diags.push(
                        Diagnostic::note(
                            "weak-discriminator",
                            &self.api.ty(id).place,
                            "the discriminator does not tell all of the alternatives apart",
                        )
                        .done("they are told apart by their keys instead"),
                    );
                }
                let mut union = union.clone();
                union.tag = tag;
                self.split_aliases(&mut union);
                self.set(id, Shape::Union(union));
            }
        }
    }

    fn simplify(&mut self, id: TypeId, union: Union) {
        let mut variants: Vec<Variant> = Vec::with_capacity(union.variants.len());
        let mut nullable = false;
        let mut open = union.open;
        let mut moved = Vec::with_capacity(union.variants.len());
        for variant in union.variants {
            let ty = self.api.resolve(variant.ty);
            nullable |= ty.nullable;
            let ty = TypeUse::of(ty.id);
            if ty.id == id {
                moved.push(None);
            } else if matches!(self.api.shape(ty), Shape::Any) {
                // Anything goes, null too.
                nullable = true;
                open = true;
                moved.push(None);
            } else if let Some(same) = variants.iter().position(|v| v.ty.id == ty.id) {
                moved.push(Some(same));
            } else {
                moved.push(Some(variants.len()));
                variants.push(Variant { ty, ..variant });
            }
        }
        if let Some(tag) = self.raw_tags.get_mut(&id) {
            tag.renumber(&moved);
        }
        if !self.raw_tags.contains_key(&id) {
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
                tag: None,
                open,
            }),
        };
        self.set(id, shape);
    }

    fn is_part(&self, part: TypeId, whole: TypeId) -> bool {
        matches!(&self.api.ty(part).origin, Origin::Part { of, role } if *of == whole && role == "text")
    }

    /// Strings of several kinds are one kind: an open enum if any of them lists its values.
    fn merge_texts(&mut self, id: TypeId, variants: &mut Vec<Variant>) {
        let mut texts = Vec::new();
        let mut values = Vec::new();
        let mut formats: Vec<Text> = Vec::new();
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
        let ty = if values.is_empty() {
            self.intern(Interned::Text(Text::Plain))
        } else {
            let mut all: Vec<crate::ir::EnumValue> = Vec::new();
            for value in values.into_iter().flatten() {
                if !all.iter().any(|v| v.literal == value.literal) {
                    all.push(value);
                }
            }
            let place = self.api.ty(id).place.clone();
            let docs = self.api.ty(id).docs.clone();
            let merged = self.add(
                Origin::Part {
                    of: id,
                    role: "text".to_owned(),
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
                    role: "text".to_owned(),
                };
            }
            here == first || !texts.contains(&here)
        });
    }

    /// Numbers of several kinds are one kind: the widest.
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
            "number".clone_into(&mut variant.role);
            std::mem::take(&mut first)
        });
    }

    /// The property that tells the variants of a union apart.
    fn tag(&self, id: TypeId, union: &Union) -> Option<Tag> {
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
                let mut values: Vec<TagValue> = Vec::new();
                for (variant, v) in union.variants.iter().enumerate() {
                    let (required, literals) = self.tag_literals(v.ty, &property.name, 0)?;
                    if !required || literals.is_empty() {
                        return None;
                    }
                    for value in literals {
                        if values.iter().any(|v| v.value == value) {
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
        for (value, variant) in &raw.mapping {
            if !values.iter().any(|v| v.value == *value) {
                values.push(TagValue {
                    value: value.clone(),
                    variant: *variant,
                });
            }
        }
        for (variant, v) in union.variants.iter().enumerate() {
            let mapped = values.iter().any(|v| v.variant == variant);
            let (_, literals) = self.tag_literals(v.ty, &raw.property, 0)?;
            let implicit = raw.implicit.get(variant).cloned().flatten();
            let more = if !literals.is_empty() && (!mapped || literals.len() == 1) {
                literals
            } else if mapped {
                Vec::new()
            } else {
                implicit.into_iter().collect()
            };
            for value in more {
                if !values.iter().any(|v| v.value == value) {
                    values.push(TagValue { value, variant });
                }
            }
            if !values.iter().any(|v| v.variant == variant) {
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
    fn split_aliases(&self, union: &mut Union) {
        let Some(tag) = &mut union.tag else { return };
        let mut variants = Vec::with_capacity(tag.values.len());
        let mut values = Vec::with_capacity(tag.values.len());
        for (index, variant) in union.variants.iter().enumerate() {
            let own = tag.values.iter().filter(|value| value.variant == index);
            let placeless = matches!(self.api.shape(variant.ty), Shape::Object(object)
                if object.rest.is_none() && object.properties.iter().all(|p| p.name != tag.property));
            for (nth, value) in own.enumerate() {
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
    fn tag_literals(&self, ty: TypeUse, name: &str, depth: usize) -> Option<(bool, Vec<String>)> {
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
                    let (required, literals) = self.tag_literals(variant.ty, name, depth + 1)?;
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

/// A literal as a tag is compared.
fn literal_text(literal: &Value) -> String {
    match literal {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

impl RawTag {
    /// Follows variants that moved or went.
    fn renumber(&mut self, moved: &[Option<usize>]) {
        let old = std::mem::take(&mut self.mapping);
        self.mapping = old
            .into_iter()
            .filter_map(|(value, variant)| Some((value, moved.get(variant).copied().flatten()?)))
            .collect();
        let old = std::mem::take(&mut self.implicit);
        for (implicit, to) in old.into_iter().zip(moved) {
            if let Some(to) = to
                && *to >= self.implicit.len()
            {
                self.implicit.push(implicit);
            }
        }
    }
}
