//! What tells the objects of a union apart: their constants and their keys.
//!
//! ```yaml
//! oneOf:
//!   - { required: [name, email], properties: { name: {}, email: {} } }   # Email
//!   - { required: [name, phone], properties: { name: {}, phone: {} } }   # Phone
//! ```

use super::kinds::{Kinds, WordRank};
use super::words::{either, pascal, pascal_signed};
use crate::ir::{Enum, EnumKind, Object, Property, Shape, TypeId};
use rustc_hash::FxHashMap;

/// The most keys that are all part of a word, and how long they may be.
const FEW: usize = 2;
const SHORT: usize = 24;

/// Keys whose constants say what an object is, the best first.
const TAGS: &[&str] = &[
    "type", "kind", "object", "event", "action", "method", "mode", "role",
];

/// The objects of a union.
pub(super) struct ObjectKeys<'a> {
    kinds: &'a Kinds<'a>,
    count: usize,
    keys: FxHashMap<&'a str, KeyUse>,
}

/// How the objects have a key.
#[derive(Default)]
struct KeyUse {
    /// How many have it.
    holders: usize,
    /// How many require it.
    requirers: usize,
    /// Its kind, and whether that differs between the objects.
    kind: String,
    differs: bool,
}

impl<'a> ObjectKeys<'a> {
    pub(super) fn new(kinds: &'a Kinds<'a>, objects: Vec<&'a Object>) -> Self {
        let mut keys: FxHashMap<&str, KeyUse> = FxHashMap::default();
        // A single object needs no key to tell it from others.
        for object in objects.iter().filter(|_| objects.len() > 1) {
            for property in &object.properties {
                let found = keys.entry(&property.name).or_default();
                found.holders += 1;
                found.requirers += usize::from(property.required);
                let kind = kind(kinds, property);
                found.differs |= found.holders > 1 && found.kind != kind;
                found.kind = kind;
            }
        }
        Self {
            kinds,
            count: objects.len(),
            keys,
        }
    }

    /// The words that an object may have, the best first.
    pub(super) fn candidates(&self, object: &Object, add: &mut impl FnMut(WordRank, String)) {
        for word in self.constants(object) {
            add(WordRank::Constant, word);
        }
        if self.count > 1 {
            let required = |p: &&Property| p.required;
            let own = |p: &&Property| self.key(p).is_some_and(|key| key.holders == 1);
            let alone = |p: &&Property| self.key(p).is_some_and(|key| key.requirers == 1);
            let some = |p: &&Property| self.key(p).is_some_and(|key| key.requirers < self.count);
            let properties = || object.properties.iter();
            let words = [
                joined(properties().filter(required).filter(own), true),
                joined(properties().filter(required).filter(alone), true),
                joined(properties().filter(required).filter(some), false),
                joined(properties().filter(own), true),
                self.literals(object),
            ];
            for word in words.into_iter().flatten() {
                add(WordRank::Key, word);
            }
        }
        add(WordRank::Kind, "Object".to_owned());
        if let Some(word) = self.kind_and_key(object) {
            add(WordRank::Kind, word);
        }
    }

    fn key(&self, property: &Property) -> Option<&KeyUse> {
        self.keys.get(property.name.as_str())
    }

    /// The properties whose only value is a string, those first that say what the object is.
    fn constants(&self, object: &Object) -> Vec<String> {
        let mut found: Vec<(usize, bool, &str, String)> = object
            .properties
            .iter()
            .filter_map(|property| {
                let e = self.texts(property)?;
                let [value] = e.values.as_slice() else {
                    return None;
                };
                let text = value.literal.as_str().filter(|text| !text.is_empty())?;
                let rank = TAGS.iter().position(|tag| *tag == property.name);
                let rank = rank.unwrap_or(TAGS.len());
                let name = property.name.as_str();
                Some((rank, !property.required, name, pascal_signed(text)))
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(.., word)| word).take(3).collect()
    }

    /// The few values of a property that has other values in another object.
    fn literals(&self, object: &Object) -> Option<String> {
        let mut several = object.properties.iter().filter_map(|property| {
            let e = self.texts(property).filter(|e| e.values.len() > 1)?;
            let differs = self.key(property)?.differs;
            let values = e.values.iter().filter_map(|v| v.literal.as_str()).collect();
            differs.then_some((property.name.as_str(), either(values)?))
        });
        let first = several.next()?;
        let best = several.fold(first, |one, other| one.min(other));
        Some(best.1)
    }

    /// A key that other objects have with another type: `TextLabels`.
    fn kind_and_key(&self, object: &Object) -> Option<String> {
        let mut keys = object.properties.iter();
        let first = keys.find(|p| self.key(p).is_some_and(|key| key.differs))?;
        let best = keys
            .filter(|p| self.key(p).is_some_and(|key| key.differs))
            .fold(first, |one, other| match other.name < one.name {
                true => other,
                false => one,
            });
        let api = self.kinds.api;
        let kind = match api.shape(best.ty) {
            Shape::Array(item) => self.kinds.exact(self.resolved(item.id)),
            _ => self.kinds.exact(self.resolved(best.ty.id)),
        };
        Some(format!("{kind}{}", pascal(&best.name)))
    }

    fn texts(&self, property: &Property) -> Option<&'a Enum> {
        match self.kinds.api.shape(property.ty) {
            Shape::Enum(e) if e.kind == EnumKind::Text => Some(e),
            _ => None,
        }
    }

    fn resolved(&self, id: TypeId) -> TypeId {
        let using = crate::ir::TypeUse::of(id);
        self.kinds.facts.resolve(self.kinds.api, using).id
    }
}

/// The kind of a property. Enums differ if their values do.
fn kind(kinds: &Kinds<'_>, property: &Property) -> String {
    let id = kinds.facts.resolve(kinds.api, property.ty).id;
    match &kinds.api.ty(id).shape {
        Shape::Object(_) | Shape::Union(_) | Shape::Enum(_) => format!("{}", id.0),
        _ => kinds.exact(id),
    }
}

/// Keys in one word, `NameAndEmail`, if they are few; or else the first of them in the alphabet, if one is enough.
fn joined<'p>(properties: impl Iterator<Item = &'p Property>, one: bool) -> Option<String> {
    let mut keys: Vec<&str> = properties.map(|p| p.name.as_str()).collect();
    keys.sort_unstable();
    let length: usize = keys.iter().map(|key| key.len()).sum();
    let words: Vec<String> = keys.iter().map(|key| pascal(key)).collect();
    match words.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        _ if words.len() <= FEW && length <= SHORT => Some(words.join("And")),
        [first, ..] if one => Some(first.clone()),
        _ if words.len() == FEW => Some(words.join("And")),
        _ => None,
    }
}
