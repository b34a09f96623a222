//! What a type is on the wire, and how well a JSON value matches it: unions choose their variant by that.
//!
//! The score of a match is an integer; a higher one is the better match. 10 is a value of exactly this type, 12 one of the
//! values that an enum lists. Less is a value that the type accepts but another type may describe better, 0 a type that
//! accepts anything.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::field_writer::FieldsVisitor;
use super::integer::integer;
use super::literal::Literal;
use super::marked_key::{MarkedKeys, mark, without_mark};

/// What a type is on the wire.
#[derive(Clone, Copy)]
pub enum WireShape {
    /// An object: its keys in the order of its fields, the names of these with commas between them, and the name of the field
    /// for all other keys.
    Object(MarkedKeys, &'static str, &'static [&'static str]),
    /// A string: the values that the document lists, and the names of their variants with commas between them.
    Text(&'static [&'static str], &'static str),
    /// One of the variants of a union.
    Union,
    /// One of the variants of a union that allows any other value too.
    OpenUnion,
    /// The variant of a union that a property names: the property, and the variants with their tags.
    TaggedUnion(&'static str, VariantTags),
    /// Anything else.
    Other,
}

/// The variants of a union with a discriminator, in order: name, tags, and whether the payload has the tag as a field.
pub type VariantTags = &'static [(&'static str, &'static [&'static str], bool)];

/// The values that a variant's properties are known to have: property and values.
pub type KnownValues<'a> = &'a [(&'a str, &'a [Literal])];

/// What unions, `Deserialize` and `Serialize` need to know about a type.
///
/// It is one trait, because every further impl of a struct costs each user compile time.
pub trait WireType: Sized {
    /// What the type is on the wire.
    const SHAPE: WireShape = WireShape::Other;

    /// The keys of an object.
    const KEYS: MarkedKeys = match Self::SHAPE {
        WireShape::Object(keys, ..) => keys,
        _ => &[],
    };

    /// How well a value matches this type; `None` if it can't be one.
    fn match_score(value: &Value) -> Option<i32> {
        match Self::SHAPE {
            WireShape::Object(keys, ..) => object_score(keys, value),
            WireShape::Text(known, _) => enum_score(known.contains(&value.as_str()?)),
            WireShape::Union | WireShape::OpenUnion => union_score::<Self>(value),
            WireShape::TaggedUnion(property, tags) => tagged_union_score(property, tags, value),
            WireShape::Other => None,
        }
    }

    /// Whether an object of this type can hold the key.
    fn has_key(key: &str) -> bool {
        match Self::SHAPE {
            WireShape::Object(keys, _, additional) => {
                !additional.is_empty() || keys.iter().any(|known| without_mark(known) == key)
            }
            WireShape::Union => variants_with_key::<Self>(key).contains(&true),
            WireShape::TaggedUnion(property, _) => {
                key == property || variants_with_key::<Self>(key).contains(&true)
            }
            WireShape::OpenUnion => true,
            WireShape::Text(..) | WireShape::Other => false,
        }
    }

    /// Visits the variants of a union in order, without `Unknown`. Other types have none.
    fn visit_variants<V: VariantVisitor<Self>>(_: &mut V) {}

    /// Visits the fields of an object. Other types have none.
    #[inline]
    fn visit_fields<V: FieldsVisitor>(&self, to: V) -> V::Output {
        to.visit((), ())
    }
}

/// Visits the variants of the union `T`. A union has one function that names its variants, and this trait lets everything
/// else be written once for all unions.
pub trait VariantVisitor<T> {
    /// Visits the next variant: its constructor, and the values that its properties are known to have.
    fn visit_variant<P: WireType + DeserializeOwned>(
        &mut self,
        make: fn(P) -> T,
        known: KnownValues<'_>,
    );
}

fn object_score(keys: MarkedKeys, value: &Value) -> Option<i32> {
    let entries = value.as_object()?;
    let missing = keys
        .iter()
        .filter(|key| mark(key) == b'!' && !entries.contains_key(without_mark(key)))
        .count();
    let known = entries
        .keys()
        .filter(|key| keys.iter().any(|known| without_mark(known) == *key))
        .count();
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 1000);
    Some(10 + 4 * count(known) - count(entries.len() - known) - 100 * count(missing))
}

/// The score of a value for an enum that lists it, or doesn't.
pub fn enum_score(is_listed: bool) -> Option<i32> {
    Some(if is_listed { 12 } else { 1 })
}

/// The score of the best variant; a union accepts anything in the end.
fn union_score<T: WireType>(value: &Value) -> Option<i32> {
    let best = variant_scores::<T>(value)
        .into_iter()
        .map(|(_, score)| score)
        .max();
    best.or(Some(-50))
}

/// A high score for an object whose tag names a variant.
fn tagged_union_score(property: &str, tags: VariantTags, value: &Value) -> Option<i32> {
    let tag = value.as_object()?.get(property);
    Some(
        match tag.is_some_and(|tag| tagged_variant(tags, tag).is_some()) {
            true => 30,
            false => 0,
        },
    )
}

/// The index of the variant that a tag names.
pub(super) fn tagged_variant(tags: VariantTags, tag: &Value) -> Option<usize> {
    let text;
    let tag = match tag {
        Value::String(tag) => tag.as_str(),
        Value::Number(number) => {
            text = match integer(tag) {
                Some(integer) => integer.to_string(),
                None => number.to_string(),
            };
            text.as_str()
        }
        Value::Bool(_) => {
            text = tag.to_string();
            text.as_str()
        }
        _ => return None,
    };
    tags.iter().position(|(_, tags, _)| tags.contains(&tag))
}

/// The variants that a value can be, by index, with their scores.
pub(super) fn variant_scores<T: WireType>(value: &Value) -> Vec<(usize, i32)> {
    let mut visitor = ScoreVariants {
        value,
        index: 0,
        scores: Vec::new(),
    };
    T::visit_variants(&mut visitor);
    visitor.scores
}

/// Which variants can hold a key.
pub(super) fn variants_with_key<T: WireType>(key: &str) -> Vec<bool> {
    let mut visitor = FindKey {
        key,
        found: Vec::new(),
    };
    T::visit_variants(&mut visitor);
    visitor.found
}

struct ScoreVariants<'a> {
    value: &'a Value,
    index: usize,
    scores: Vec<(usize, i32)>,
}

impl<T> VariantVisitor<T> for ScoreVariants<'_> {
    fn visit_variant<P: WireType + DeserializeOwned>(
        &mut self,
        _: fn(P) -> T,
        known: KnownValues<'_>,
    ) {
        if known
            .iter()
            .all(|(property, literals)| allows(self.value, property, literals))
            && let Some(score) = P::match_score(self.value)
        {
            self.scores.push((self.index, score));
        }
        self.index += 1;
    }
}

/// Whether a property is absent, or has one of the values that it is known to have.
fn allows(value: &Value, property: &str, literals: &[Literal]) -> bool {
    match value.get(property) {
        Some(given) => literals.iter().any(|literal| literal.is(given)),
        None => true,
    }
}

struct FindKey<'a> {
    key: &'a str,
    found: Vec<bool>,
}

impl<T> VariantVisitor<T> for FindKey<'_> {
    fn visit_variant<P: WireType + DeserializeOwned>(&mut self, _: fn(P) -> T, _: KnownValues<'_>) {
        self.found.push(P::has_key(self.key));
    }
}
